use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

avro_temporal_runtime::include_avro!("schemas/order.avsc");
use acme::orders::v1::Order;

#[activity(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
async fn charge_card(_ctx: ActivityContext, _order: Order) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
