avro_temporal_runtime::contract!("schemas/contracts/null_behind.avpr");

fn main() {}
