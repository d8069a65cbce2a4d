use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/receipt.avsc");
use acme::orders::v1::{Order, Receipt};

#[activity(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
async fn charge_card(
    _ctx: ActivityContext,
    order: Option<Order>,
) -> Result<Receipt, ActivityError> {
    Ok(Receipt {
        order_id: order.map(|order| order.order_id).unwrap_or_default(),
    })
}

fn main() {}
