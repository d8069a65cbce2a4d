avro_temporal_runtime::include_avro!("schemas/mistakes/name_with_hyphen.avsc");

fn main() {}
