avro_temporal_runtime::include_avro!("schemas/orders.avdl");

fn main() {}
