use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

#[activity(name = "charge\ncard")]
async fn ring(_ctx: ActivityContext) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
