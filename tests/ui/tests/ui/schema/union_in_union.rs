avro_temporal_runtime::include_avro!("schemas/mistakes/union_in_union.avsc");

fn main() {}
