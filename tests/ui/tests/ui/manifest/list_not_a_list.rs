avro_temporal_runtime::include_avro!("order.avsc");

fn main() {}
