avro_temporal_runtime::include_avro!("schemas/mistakes/uuid.avsc");

fn main() {}
