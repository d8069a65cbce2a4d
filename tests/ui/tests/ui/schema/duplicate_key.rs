avro_temporal_runtime::include_avro!("schemas/mistakes/duplicate_key.avsc");

fn main() {}
