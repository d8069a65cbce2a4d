avro_temporal_runtime::include_avro!("schemas/mistakes/union_without_branches.avsc");

fn main() {}
