avro_temporal_runtime::include_avro!("schemas/mistakes/enum_without_symbols.avsc");

fn main() {}
