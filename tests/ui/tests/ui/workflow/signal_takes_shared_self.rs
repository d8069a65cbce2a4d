use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[signal]
    fn cancel(&self, _ctx: &mut SyncCtx<Self>) {}
}

fn main() {}
