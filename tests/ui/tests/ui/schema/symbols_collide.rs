avro_temporal_runtime::include_avro!("schemas/mistakes/symbols_collide.avsc");

fn main() {}
