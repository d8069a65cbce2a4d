use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

#[activity(input = "schemas/order.avsc")]
async fn charge_card(_ctx: ActivityContext, _amount_cents: u64) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
