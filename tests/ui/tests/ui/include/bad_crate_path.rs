avro_temporal_runtime::include_avro!("schemas/order.avsc", crate = "my runtime");

fn main() {}
