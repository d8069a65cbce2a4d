use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/receipt.avsc");
use acme::orders::v1::Receipt;

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[query(output = "schemas/receipt.avsc")]
    async fn receipt(&self, _ctx: &WorkflowContextView) -> Receipt {
        Receipt {
            order_id: String::new(),
        }
    }
}

fn main() {}
