use avro_temporal_runtime::{WorkflowContextView, workflow};

avro_temporal_runtime::include_avro!("schemas/order.avsc");
use acme::orders::v1::Order;

struct ProcessOrder {
    order: Order,
}

#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self { order }
    }
}

fn main() {}
