avro_temporal_runtime::include_avro!("schemas/ordre.avsc");

fn main() {}
