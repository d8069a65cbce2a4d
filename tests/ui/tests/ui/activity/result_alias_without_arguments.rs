use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

type Rung = Result<(), ActivityError>;

#[activity]
async fn ring(_ctx: ActivityContext) -> Rung {
    Ok(())
}

fn main() {}
