avro_temporal_runtime::include_avro!("schemas/mistakes/decimal.avsc");

fn main() {}
