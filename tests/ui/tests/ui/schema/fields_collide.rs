avro_temporal_runtime::include_avro!("schemas/mistakes/fields_collide.avsc");

fn main() {}
