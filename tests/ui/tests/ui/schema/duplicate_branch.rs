avro_temporal_runtime::include_avro!("schemas/mistakes/duplicate_branch.avsc");

fn main() {}
