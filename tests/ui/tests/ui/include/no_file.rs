avro_temporal_runtime::include_avro!();

fn main() {}
