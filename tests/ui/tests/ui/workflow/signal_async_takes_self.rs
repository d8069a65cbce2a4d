use avro_temporal_runtime::{Ctx, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[signal]
    async fn cancel(&mut self, _ctx: &mut Ctx<Self>) {}
}

fn main() {}
