avro_temporal_runtime::include_avro!("schemas/mistakes/number_for_schema.avsc");

fn main() {}
