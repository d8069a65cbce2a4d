use avro_temporal_runtime::{Ctx, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{Order, Receipt};

#[derive(Default)]
struct ProcessOrder;

#[workflow(input = "schemas/cancel_order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    async fn run(_ctx: &mut Ctx<Self>, order: Order) -> WorkflowResult<Receipt> {
        Ok(Receipt {
            order_id: order.order_id,
        })
    }
}

fn main() {}
