avro_temporal_runtime::include_avro!("schemas/orders.avpr");

fn main() {}
