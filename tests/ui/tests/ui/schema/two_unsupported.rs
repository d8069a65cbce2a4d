avro_temporal_runtime::include_avro!("schemas/mistakes/two_unsupported.avsc");

fn main() {}
