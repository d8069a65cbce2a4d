avro_temporal_runtime::include_avro!("schemas/mistakes/missing_type.avsc");

fn main() {}
