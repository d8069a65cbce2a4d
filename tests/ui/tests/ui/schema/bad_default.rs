avro_temporal_runtime::include_avro!("schemas/mistakes/bad_default.avsc");

fn main() {}
