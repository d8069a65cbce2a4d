//! A shop that fails as its orders ask for, and keeps a log.

use avro_temporal_runtime::{ActivityContext, activities};
use tokio::sync::watch;

use crate::fulfilment::{
    self, CardDeclined, ChargeCardError, NoCarrier, Order, OutOfStock, RefundCardError,
    ReleaseStockError, ReserveStockError, ShipParcelError,
};
use crate::orders::{CLOSED_CARD, SLOW_CARD, SOLD_OUT, STOLEN_CARD, UNREACHED};

/// Stock, bank and carrier in one: the value that the activities share.
#[derive(Debug)]
pub struct Shop {
    log: watch::Sender<Vec<String>>,
}

impl Shop {
    /// A shop, and the log of what was done in it: `refunded A-1`.
    pub fn new() -> (Self, watch::Receiver<Vec<String>>) {
        let (log, seen) = watch::channel(Vec::new());
        (Self { log }, seen)
    }

    fn log(&self, what: &str, order: &Order) {
        let entry = format!("{what} {}", order.order_id);
        self.log.send_modify(|log| log.push(entry));
    }
}

#[activities(fulfilment::Shop)]
impl Shop {
    async fn reserve_stock(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<(), ReserveStockError> {
        if order.sku == SOLD_OUT {
            let sku = order.sku;
            return Err(OutOfStock { sku }.into());
        }
        self.log("reserved", &order);
        Ok(())
    }

    async fn release_stock(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<(), ReleaseStockError> {
        self.log("released", &order);
        Ok(())
    }

    async fn charge_card(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<String, ChargeCardError> {
        if order.card == STOLEN_CARD {
            let code = "stolen".to_owned();
            return Err(CardDeclined { code }.into());
        }
        self.log("charged", &order);
        Ok(format!("charge-{}", order.order_id))
    }

    async fn refund_card(&self, ctx: ActivityContext, order: Order) -> Result<(), RefundCardError> {
        let is_slow = order.card == SLOW_CARD && ctx.info().attempt == 1;
        if is_slow || order.card == CLOSED_CARD {
            self.log("not refunded", &order);
            return Err(anyhow::anyhow!("the bank doesn't answer").into());
        }
        self.log("refunded", &order);
        Ok(())
    }

    async fn ship_parcel(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<String, ShipParcelError> {
        if order.country == UNREACHED {
            let country = order.country;
            return Err(NoCarrier { country }.into());
        }
        self.log("shipped", &order);
        Ok(format!("parcel-{}", order.order_id))
    }
}
