avro_temporal_runtime::include_avro!("schemas/folder.avsc");

fn main() {}
