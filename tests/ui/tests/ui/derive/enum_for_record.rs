use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
enum Order {
    Placed,
}

fn main() {}
