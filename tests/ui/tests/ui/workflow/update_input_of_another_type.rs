use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/cancel_order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{CancelOrder, Receipt};

#[derive(Default)]
struct ProcessOrder;

#[workflow]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
        Ok(())
    }

    #[update(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>, _cancel: CancelOrder) -> Receipt {
        Receipt {
            order_id: String::new(),
        }
    }
}

fn main() {}
