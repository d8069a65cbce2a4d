avro_temporal_runtime::include_avro!("schemas/mistakes/endless_recursion.avsc");

fn main() {}
