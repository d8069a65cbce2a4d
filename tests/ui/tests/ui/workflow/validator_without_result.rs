use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowContextView, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[update]
    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>) {}

    fn validate_cancel(&self, _ctx: &WorkflowContextView) {}
}

fn main() {}
