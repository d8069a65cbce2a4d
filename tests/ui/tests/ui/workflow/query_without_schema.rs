use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[query]
    fn is_paid(&self, _ctx: &WorkflowContextView) -> bool {
        true
    }
}

fn main() {}
