use avro_temporal_runtime::{Ctx, WorkflowResult, workflow};

struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }
}

fn main() {}
