use avro_temporal_runtime::{Ctx, WorkflowContextView, WorkflowResult, workflow};

avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{Order, Receipt};

struct ProcessOrder {
    order: Order,
}

#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self { order }
    }

    async fn run(&mut self, _ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
        Ok(Receipt {
            order_id: self.order.order_id.clone(),
        })
    }
}

fn main() {}
