mod other {
    avro_temporal_runtime::include_avro!("schemas/other/money.avsc");
}

avro_temporal_runtime::contract!("schemas/contracts/mixed.avpr", extern = {"common": "crate::other::common"});

fn main() {}
