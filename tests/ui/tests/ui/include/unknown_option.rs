avro_temporal_runtime::include_avro!("schemas/order.avsc", cache = true);

fn main() {}
