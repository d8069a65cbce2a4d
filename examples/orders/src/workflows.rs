//! The order's workflow and its child.

use avro_temporal_runtime::{
    ChildWorkflowOptions, ContinueAsNewOptions, Ctx, HandlerError, SyncCtx, WorkflowContextView,
    WorkflowResult, workflow,
};

use crate::activities::{ChargeCard, SendParcel, options};
use crate::types::acme::orders::v1::{ChangeNote, Order, OrderStatus, Progress, Receipt, Release};
use crate::types::acme::shipping::v1::{Parcel, Shipment};

/// Charges an order, waits until somebody releases it, and sends its parcels.
#[derive(Debug)]
pub struct ProcessOrder {
    order: Order,
    status: OrderStatus,
    release: Option<Release>,
}

#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self {
            order,
            status: OrderStatus::Placed,
            release: None,
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
        let order = ctx.state(|state| state.order.clone());
        let charge = ctx.execute_activity::<ChargeCard>(order, options()).await?;
        ctx.state_mut(|state| state.status = OrderStatus::Charged);

        ctx.wait_condition(|state| state.release.is_some()).await?;
        let shipment = ctx.state(|state| Shipment {
            order_id: state.order.order_id.clone(),
            parcels: state.release.as_ref().map_or(0, |release| release.parcels),
            sent: Vec::new(),
        });
        let child_id = format!("{}/shipment", ctx.workflow_id());
        let options = ChildWorkflowOptions::builder()
            .workflow_id(child_id)
            .build();
        let shipped = ctx
            .start_child_workflow::<ShipOrder>(shipment, options)
            .await?
            .result()
            .await?;
        ctx.state_mut(|state| state.status = OrderStatus::Shipped);

        Ok(ctx.state(|state| Receipt {
            order_id: state.order.order_id.clone(),
            total_cents: charge.amount_cents,
            status: state.status,
            parcels: shipped.sent,
            note: state.order.note.clone(),
        }))
    }

    /// Lets a charged order leave the house.
    #[signal(input = "schemas/release.avsc")]
    fn release(&mut self, _ctx: &mut SyncCtx<Self>, release: Release) {
        self.release = Some(release);
    }

    /// Says how far the order is.
    #[query(output = "schemas/progress.avsc")]
    fn progress(&self, _ctx: &WorkflowContextView) -> Progress {
        Progress {
            status: self.status,
            note: self.order.note.clone(),
        }
    }

    /// Changes the note, until the order is released.
    #[update(input = "schemas/change_note.avsc", output = "schemas/progress.avsc")]
    fn change_note(&mut self, _ctx: &mut SyncCtx<Self>, change: ChangeNote) -> Progress {
        self.order.note = Some(change.note);
        Progress {
            status: self.status,
            note: self.order.note.clone(),
        }
    }

    fn validate_change_note(
        &self,
        _ctx: &WorkflowContextView,
        change: &ChangeNote,
    ) -> Result<(), HandlerError> {
        if self.release.is_some() {
            return Err("the order is released, and its note can't be changed".into());
        }
        if change.note.is_empty() {
            return Err("the note is empty".into());
        }
        Ok(())
    }
}

/// Sends the parcels of an order, one a run: each run continues as the next.
///
/// # Errors
///
/// If a parcel can't be sent; and at the end of each run but the last, which is how it continues.
#[workflow(input = "schemas/shipment.avsc", output = "schemas/shipment.avsc")]
pub async fn ship_order(
    ctx: &mut Ctx<ShipOrder>,
    mut shipment: Shipment,
) -> WorkflowResult<Shipment> {
    let number = i32::try_from(shipment.sent.len() + 1).unwrap_or(i32::MAX);
    if number > shipment.parcels {
        return Ok(shipment);
    }
    let parcel = Parcel {
        order_id: shipment.order_id.clone(),
        number,
    };
    let sent = ctx
        .execute_activity::<SendParcel>(parcel, options())
        .await?;
    shipment.sent.push(sent);
    if number == shipment.parcels {
        return Ok(shipment);
    }
    ctx.continue_as_new(shipment, ContinueAsNewOptions::default())
}
