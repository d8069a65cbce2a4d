avro_temporal_runtime::include_avro!("schemas/mistakes/temporal_sensitive_not_boolean.avsc");

fn main() {}
