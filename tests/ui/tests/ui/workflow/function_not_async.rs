use avro_temporal_runtime::{Ctx, WorkflowResult, workflow};

#[workflow]
fn process_order(_ctx: &mut Ctx<ProcessOrder>) -> WorkflowResult<()> {
    Ok(())
}

fn main() {}
