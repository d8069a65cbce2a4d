use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{Order, Receipt};

#[activity(
    input = "schemas/order.avsc",
    output = "schemas/receipt.avsc",
    name = "__avro_temporal_charge"
)]
async fn charge_card(_ctx: ActivityContext, order: Order) -> Result<Receipt, ActivityError> {
    Ok(Receipt {
        order_id: order.order_id,
    })
}

fn main() {}
