use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[signal]
    fn cancel(&mut self, _ctx: &WorkflowContextView) {}
}

fn main() {}
