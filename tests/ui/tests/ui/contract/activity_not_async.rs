//! An activity that is not async.

#![allow(unused_imports)]

use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

avro_temporal_runtime::contract!("schemas/contracts/shop.avpr");

use shop::{ChargeCardError, Order, Receipt, RefundError};

struct Bank;

#[activities(shop::Payments)]
impl Bank {
    async fn charge_card(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<Receipt, ChargeCardError> {
        Ok(Receipt {
            charge_id: order.order_id,
        })
    }

    fn refund(&self, _ctx: ActivityContext) -> Result<(), RefundError> {
        Ok(())
    }
}

fn main() {}
