avro_temporal_runtime::include_avro!("schemas/mistakes/temporal_option_misspelt.avsc");

fn main() {}
