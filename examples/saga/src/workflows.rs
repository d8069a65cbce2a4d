//! The steps of an order, and what undoes them.

use avro_temporal_runtime::{Ctx, SyncCtx, workflow};

use crate::fulfilment::{
    self, ChargeCardError, Compensation, FulfilOrderError, Fulfilled, NotUndone, Order,
    ReserveStockError,
};

/// An order on its way.
#[derive(Debug, Default)]
pub struct FulfilOrder {
    is_packed: bool,
}

#[workflow(fulfilment::FulfilOrder)]
impl FulfilOrder {
    async fn run(ctx: &mut Ctx<Self>, order: Order) -> Result<Fulfilled, FulfilOrderError> {
        let mut done = Vec::new();
        match fulfil(ctx, &order, &mut done).await {
            Ok(fulfilled) => Ok(fulfilled),
            Err(error) => Err(undo(ctx, &order, done, error).await),
        }
    }

    fn packed(&mut self, _ctx: &mut SyncCtx<Self>) {
        self.is_packed = true;
    }
}

/// Goes from step to step, and leaves in `done` what undoes those that were done.
///
/// A declared error says that its step changed nothing. After any other failure, as a timeout,
/// nobody knows: the step may have been done, and is undone too.
async fn fulfil(
    ctx: &Ctx<FulfilOrder>,
    order: &Order,
    done: &mut Vec<Compensation>,
) -> Result<Fulfilled, FulfilOrderError> {
    match ctx.reserve_stock(order.clone()).await {
        Err(ReserveStockError::OutOfStock(nothing)) => return Err(nothing.into()),
        reserved => {
            done.push(Compensation::ReleaseStock);
            reserved?;
        }
    }
    let charge_id = match ctx.charge_card(order.clone()).await {
        Err(ChargeCardError::CardDeclined(nothing)) => return Err(nothing.into()),
        charged => {
            done.push(Compensation::RefundCard);
            charged?
        }
    };
    // Somebody may cancel the order until then, and after.
    ctx.wait_condition(|state| state.is_packed).await?;
    let parcel = ctx.ship_parcel(order.clone()).await?;
    Ok(Fulfilled { charge_id, parcel })
}

/// Undoes what was done, the last first, also when the workflow was cancelled.
///
/// The contract says how often each is tried. One that fails for good keeps none from the others.
async fn undo(
    ctx: &Ctx<FulfilOrder>,
    order: &Order,
    done: Vec<Compensation>,
    error: FulfilOrderError,
) -> FulfilOrderError {
    let mut left = Vec::new();
    for compensation in done.into_iter().rev() {
        let order = order.clone();
        let is_undone = match compensation {
            Compensation::RefundCard => ctx.refund_card(order).detached().await.is_ok(),
            Compensation::ReleaseStock => ctx.release_stock(order).detached().await.is_ok(),
        };
        if !is_undone {
            left.push(compensation);
        }
    }
    if left.is_empty() {
        return error;
    }
    let cause = error.to_string();
    NotUndone { cause, left }.into()
}
