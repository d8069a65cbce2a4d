use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Order {
    order_id: String,
    note: Option<String>,
}

fn main() {}
