use avro_temporal_runtime::{Ctx, WorkflowResult, workflow};

#[workflow]
async fn ship_order(_ctx: &mut Ctx<ShipOrder>) -> WorkflowResult<()> {
    Ok(())
}

#[workflow]
async fn process_order(_ctx: &mut Ctx<ShipOrder>) -> WorkflowResult<()> {
    Ok(())
}

fn main() {}
