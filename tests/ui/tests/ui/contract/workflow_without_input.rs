//! The contract has an input, and `init` takes none.

#![allow(unused_imports)]

use avro_temporal_runtime::{Ctx, HandlerError, SyncCtx, WorkflowContextView, WorkflowResult, workflow};

avro_temporal_runtime::contract!("schemas/contracts/shop.avpr");

use shop::{ChangeError, ChangeRequest, Order, ProcessOrderError, Receipt};

struct ProcessOrder {
    order: Order,
}

#[workflow(shop::ProcessOrder)]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView) -> Self {
        let order = Order {
            order_id: String::new(),
        };
        Self { order }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Receipt, ProcessOrderError> {
        let order = ctx.state(|state| state.order.clone());
        Ok(ctx.charge_card(order).await?)
    }

    fn cancel(&mut self, _ctx: &mut SyncCtx<Self>) {}

    fn progress(&self, _ctx: &WorkflowContextView) -> Receipt {
        Receipt {
            charge_id: self.order.order_id.clone(),
        }
    }

    fn change(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
        _change: ChangeRequest,
    ) -> Result<(), ChangeError> {
        Ok(())
    }
}

fn main() {}
