use avro_temporal_runtime::activity;

#[activity]
struct ChargeCard;

fn main() {}
