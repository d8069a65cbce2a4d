avro_temporal_runtime::include_avro!("schemas/misspelt_primitive/order.avsc");

fn main() {}
