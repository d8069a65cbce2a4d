use avro_temporal_runtime::{ActivityContext, activity};

struct Declined;

#[activity]
async fn ring(_ctx: ActivityContext) -> Result<(), Declined> {
    Ok(())
}

fn main() {}
