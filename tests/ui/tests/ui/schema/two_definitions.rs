avro_temporal_runtime::include_avro!("schemas/mistakes/two_definitions.avsc");

fn main() {}
