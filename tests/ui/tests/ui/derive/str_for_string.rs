use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Order {
    order_id: &'static str,
    amount_cents: i64,
    note: Option<String>,
}

fn main() {}
