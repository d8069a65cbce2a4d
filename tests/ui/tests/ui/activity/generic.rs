use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

#[activity]
async fn ring<T>(_ctx: ActivityContext) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
