use avro_temporal_runtime::{ActivityError, WorkflowContextView, activity};

#[activity]
async fn ring(_ctx: &WorkflowContextView) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
