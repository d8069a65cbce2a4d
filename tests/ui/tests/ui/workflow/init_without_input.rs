use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/receipt.avsc");
use acme::orders::v1::Receipt;

struct ProcessOrder;

#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView) -> Self {
        Self
    }

    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
        Ok(Receipt {
            order_id: String::new(),
        })
    }
}

fn main() {}
