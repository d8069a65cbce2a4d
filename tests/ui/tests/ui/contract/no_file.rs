avro_temporal_runtime::contract!();

fn main() {}
