use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

struct Refused;

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[update]
    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>) -> Result<(), Refused> {
        Err(Refused)
    }
}

fn main() {}
