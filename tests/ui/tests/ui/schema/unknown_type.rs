avro_temporal_runtime::include_avro!("schemas/unknown_type/order.avsc");

fn main() {}
