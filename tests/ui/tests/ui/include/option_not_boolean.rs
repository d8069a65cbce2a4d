avro_temporal_runtime::include_avro!("schemas/order.avsc", serde = "yes");

fn main() {}
