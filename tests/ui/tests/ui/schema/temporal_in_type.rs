avro_temporal_runtime::include_avro!("schemas/mistakes/temporal_in_type.avsc");

fn main() {}
