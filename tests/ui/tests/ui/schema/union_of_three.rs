avro_temporal_runtime::include_avro!("schemas/mistakes/union_of_three.avsc");

fn main() {}
