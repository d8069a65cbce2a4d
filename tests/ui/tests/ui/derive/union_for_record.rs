use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
union Order {
    order_id: u8,
}

fn main() {}
