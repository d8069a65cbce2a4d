avro_temporal_runtime::include_avro!("schemas/order.json");

fn main() {}
