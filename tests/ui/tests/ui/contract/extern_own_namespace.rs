avro_temporal_runtime::contract!("schemas/contracts/shop.avpr", extern = {"shop.v1": "::shop_types"});

fn main() {}
