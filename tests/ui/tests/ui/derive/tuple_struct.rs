use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Order(String, i64, Option<String>);

fn main() {}
