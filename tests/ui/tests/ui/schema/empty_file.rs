avro_temporal_runtime::include_avro!("schemas/mistakes/empty_file.avsc");

fn main() {}
