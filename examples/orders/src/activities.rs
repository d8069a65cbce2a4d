//! What touches the world.

use std::time::Duration;

use avro_temporal_runtime::{
    ActivityContext, ActivityError, ActivityOptions, RetryPolicy, activities, activity,
};

use crate::types::acme::orders::v1::Order;
use crate::types::acme::payments::v1::Charge;
use crate::types::acme::shipping::v1::Parcel;

/// The attempt at which the bank answers.
const ATTEMPT_THAT_WORKS: u32 = 3;

/// Charges the customer's card. The bank is slow to wake up: the first two attempts fail.
///
/// # Errors
///
/// If the bank doesn't answer.
#[activity(input = "schemas/order.avsc", output = "schemas/charge.avsc")]
pub async fn charge_card(ctx: ActivityContext, order: Order) -> Result<Charge, ActivityError> {
    let attempt = ctx.info().attempt;
    if attempt < ATTEMPT_THAT_WORKS {
        return Err(anyhow::anyhow!("the bank doesn't answer").into());
    }
    Ok(Charge {
        charge_id: format!("charge-{}", order.order_id),
        amount_cents: order
            .lines
            .iter()
            .map(|line| i64::from(line.quantity) * line.unit_price_cents)
            .sum(),
        attempt: i32::try_from(attempt)?,
    })
}

/// The carrier that takes the parcels: a value that its activities share.
#[derive(Debug)]
pub struct Carrier {
    /// Begins the number of every parcel.
    pub prefix: String,
}

#[activities]
impl Carrier {
    /// Hands a parcel over, and gives it the carrier's number.
    ///
    /// # Errors
    ///
    /// None: this carrier takes everything.
    #[activity(input = "schemas/parcel.avsc", output = "schemas/parcel_number.avsc")]
    pub async fn send_parcel(
        &self,
        _ctx: ActivityContext,
        parcel: Parcel,
    ) -> Result<String, ActivityError> {
        Ok(format!(
            "{}-{}-{}",
            self.prefix, parcel.order_id, parcel.number
        ))
    }
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
