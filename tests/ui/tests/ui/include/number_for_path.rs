avro_temporal_runtime::include_avro!(7);

fn main() {}
