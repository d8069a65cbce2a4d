use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/cancel_order.avsc");
use acme::orders::v1::CancelOrder;

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[signal]
    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>, _cancel: CancelOrder) {}
}

fn main() {}
