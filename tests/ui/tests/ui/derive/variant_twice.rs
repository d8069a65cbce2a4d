use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order_status.avsc")]
enum OrderStatus {
    Placed,
    CardDeclined,
    #[avro(name = "PLACED")]
    New,
}

fn main() {}
