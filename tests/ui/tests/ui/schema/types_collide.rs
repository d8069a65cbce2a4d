avro_temporal_runtime::include_avro!("schemas/mistakes/types_collide.avsc");

fn main() {}
