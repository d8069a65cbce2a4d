avro_temporal_runtime::include_avro!("schemas/mistakes/not_utf8.avsc");

fn main() {}
