avro_temporal_runtime::include_avro!("schemas/note.avsc");

fn main() {}
