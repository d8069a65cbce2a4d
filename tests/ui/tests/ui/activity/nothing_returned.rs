use avro_temporal_runtime::{ActivityContext, activity};

#[activity]
async fn ring(_ctx: ActivityContext) {}

fn main() {}
