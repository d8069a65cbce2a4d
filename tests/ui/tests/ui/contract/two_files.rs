avro_temporal_runtime::contract!("schemas/contracts/shop.avpr", "schemas/contracts/mixed.avpr");

fn main() {}
