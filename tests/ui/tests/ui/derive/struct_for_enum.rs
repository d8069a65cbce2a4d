use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order_status.avsc")]
struct OrderStatus {
    placed: bool,
}

fn main() {}
