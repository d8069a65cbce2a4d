//! The order's workflow and its child.

use avro_temporal_runtime::{
    ChildWorkflowOptions, Ctx, SyncCtx, WorkflowContextView, WorkflowResult, workflow,
};

use crate::acme::orders::v1::{Order, OrderStatus, Receipt};
use crate::activities::{ChargeCard, SendParcel, options};

/// Charges an order, waits until somebody releases it, and ships it.
#[derive(Debug)]
pub struct ProcessOrder {
    order: Order,
    status: OrderStatus,
    is_released: bool,
}

#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self {
            order,
            status: OrderStatus::Placed,
            is_released: false,
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
        let order = ctx.state(|state| state.order.clone());
        let charge_id = ctx
            .execute_activity::<ChargeCard>(order.clone(), options())
            .await?;
        ctx.state_mut(|state| state.status = OrderStatus::Charged);

        ctx.wait_condition(|state| state.is_released).await?;
        let child_id = format!("{}/shipment", ctx.workflow_id());
        let options = ChildWorkflowOptions::builder()
            .workflow_id(child_id)
            .build();
        let parcel = ctx
            .start_child_workflow::<ShipOrder>(order.clone(), options)
            .await?
            .result()
            .await?;
        ctx.state_mut(|state| state.status = OrderStatus::Shipped);

        Ok(Receipt {
            order_id: order.order_id,
            charge_id,
            parcel,
        })
    }

    /// Lets a charged order leave the house.
    #[signal]
    fn release(&mut self, _ctx: &mut SyncCtx<Self>) {
        self.is_released = true;
    }

    /// Says how far the order is.
    #[query(output = "schemas/order_status.avsc")]
    fn status(&self, _ctx: &WorkflowContextView) -> OrderStatus {
        self.status
    }
}

/// Ships an order.
///
/// # Errors
///
/// If the parcel can't be sent.
#[workflow(input = "schemas/order.avsc", output = "schemas/number.avsc")]
pub async fn ship_order(ctx: &mut Ctx<ShipOrder>, order: Order) -> WorkflowResult<String> {
    let parcel = ctx.execute_activity::<SendParcel>(order, options()).await?;
    Ok(parcel)
}
