avro_temporal_runtime::contract!("schemas/contracts/mixed.avpr", extern = {"common": "the common types"});

fn main() {}
