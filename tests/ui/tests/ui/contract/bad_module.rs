avro_temporal_runtime::contract!("schemas/contracts/shop.avpr", module = "my shop");

fn main() {}
