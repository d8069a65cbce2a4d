use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Order {
    #[avro(name = "orderKey")]
    id: String,
    amount_cents: i64,
    note: Option<String>,
}

fn main() {}
