avro_temporal_runtime::include_avro!("schemas/mistakes/name_without_letters.avsc");

fn main() {}
