avro_temporal_runtime::include_avro!("schemas/mistakes/enum_default_unknown.avsc");

fn main() {}
