avro_temporal_runtime::include_avro!("schemas/mistakes/temporal_on_type.avsc");

fn main() {}
