avro_temporal_runtime::include_avro!("schemas/unknown_beside_broken/order.avsc");

fn main() {}
