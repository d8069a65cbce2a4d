use avro_temporal_runtime::{WorkflowResult, workflow};

#[workflow]
async fn process_order() -> WorkflowResult<()> {
    Ok(())
}

fn main() {}
