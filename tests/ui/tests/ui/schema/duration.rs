avro_temporal_runtime::include_avro!("schemas/mistakes/duration.avsc");

fn main() {}
