//! What touches the world.

use std::time::Duration;

use avro_temporal_runtime::{
    ActivityContext, ActivityError, ActivityOptions, RetryPolicy, activity,
};

use crate::acme::orders::v1::Order;

/// Charges the customer's card. The bank is slow to wake up: the first attempt fails.
///
/// # Errors
///
/// If the bank doesn't answer.
#[activity(input = "schemas/order.avsc", output = "schemas/number.avsc")]
pub async fn charge_card(ctx: ActivityContext, order: Order) -> Result<String, ActivityError> {
    if ctx.info().attempt == 1 {
        return Err(anyhow::anyhow!("the bank doesn't answer").into());
    }
    Ok(format!("charge-{}", order.order_id))
}

/// Hands a parcel to the carrier, and gives it the carrier's number.
///
/// # Errors
///
/// None: this carrier takes everything.
#[activity(input = "schemas/order.avsc", output = "schemas/number.avsc")]
pub async fn send_parcel(_ctx: ActivityContext, order: Order) -> Result<String, ActivityError> {
    Ok(format!("parcel-{}", order.order_id))
}

/// How activities are called: again soon, as nobody here is in trouble for long.
pub(crate) fn options() -> ActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(100))
        .build();
    ActivityOptions::with_start_to_close_timeout(Duration::from_secs(10))
        .retry_policy(retry)
        .build()
}
