use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[signal]
    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>) {}

    #[signal]
    fn can_cel(&mut self, _ctx: &mut SyncCtx<Self>) {}

    #[signal(name = "second")]
    fn cancel_(&mut self, _ctx: &mut SyncCtx<Self>) {}
}

fn main() {}
