use avro_temporal_runtime::{ActivityError, activity};

#[activity]
async fn ring() -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
