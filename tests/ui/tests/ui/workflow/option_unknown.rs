use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{Order, Receipt};

struct ProcessOrder {
    order: Order,
}

#[workflow(
    input = "schemas/order.avsc",
    output = "schemas/receipt.avsc",
    queue = "orders"
)]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self { order }
    }

    async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
        let order_id = ctx.state(|state| state.order.order_id.clone());
        Ok(Receipt { order_id })
    }
}

fn main() {}
