use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

struct Order;

#[activity(input = "schemas/order.avsc")]
async fn charge_card(_ctx: ActivityContext, _order: Order) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
