avro_temporal_runtime::include_avro!("schemas/mistakes/truncated.avsc");

fn main() {}
