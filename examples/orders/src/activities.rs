//! What touches the world.

use avro_temporal_runtime::{ActivityContext, activities};

use crate::orders::{
    self, CardDeclined, Charge, ChargeCardError, Order, SendParcelError, SendParcelRequest,
};

/// The attempt at which the bank answers.
const ATTEMPT_THAT_WORKS: u32 = 3;

/// The bank that charges cards.
#[derive(Debug)]
pub struct Bank {
    /// The card that it declines.
    pub declined: String,
}

#[activities(orders::Payments)]
impl Bank {
    /// The bank is slow to wake up: the first two attempts fail, and are made again as the contract
    /// says. A declined card is final, as the contract says too.
    async fn charge_card(
        &self,
        ctx: ActivityContext,
        order: Order,
    ) -> Result<Charge, ChargeCardError> {
        let attempt = ctx.info().attempt;
        if attempt < ATTEMPT_THAT_WORKS {
            return Err(anyhow::anyhow!("the bank doesn't answer").into());
        }
        if order.card == self.declined {
            let code = "stolen".to_owned();
            return Err(CardDeclined { code }.into());
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
}

/// The carrier that takes the parcels.
#[derive(Debug)]
pub struct Carrier {
    /// Begins the number of every parcel.
    pub prefix: String,
}

#[activities(orders::Shipping)]
impl Carrier {
    async fn send_parcel(
        &self,
        _ctx: ActivityContext,
        parcel: SendParcelRequest,
    ) -> Result<String, SendParcelError> {
        Ok(format!(
            "{}-{}-{}",
            self.prefix, parcel.order_id, parcel.number
        ))
    }
}
