//! The order's workflow and its child.

use avro_temporal_runtime::{
    ContinueAsNewOptions, Ctx, SyncCtx, WorkflowContextView, WorkflowTermination, workflow,
};

use crate::orders::{
    self, ChangeNoteError, ChangeNoteRequest, NoteRefusal, NoteRefused, Order, OrderStatus,
    ProcessOrderError, Progress, Receipt, ReleaseRequest, SendParcelRequest, Shipment,
};

/// An order on its way.
#[derive(Debug)]
pub struct ProcessOrder {
    order: Order,
    status: OrderStatus,
    release: Option<ReleaseRequest>,
}

#[workflow(orders::ProcessOrder)]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self {
            order,
            status: OrderStatus::Placed,
            release: None,
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Receipt, ProcessOrderError> {
        let order = ctx.state(|state| state.order.clone());
        let charge = ctx.charge_card(order).await?;
        ctx.state_mut(|state| state.status = OrderStatus::Charged);

        ctx.wait_condition(|state| state.release.is_some()).await?;
        let shipment = ctx.state(|state| Shipment {
            order_id: state.order.order_id.clone(),
            customer_id: state.order.customer_id,
            parcels: state.release.as_ref().map_or(0, |release| release.parcels),
            sent: Vec::new(),
        });
        let shipped = ctx.ship_order(shipment).await?;
        ctx.state_mut(|state| state.status = OrderStatus::Shipped);

        Ok(ctx.state(|state| Receipt {
            order_id: state.order.order_id.clone(),
            total_cents: charge.amount_cents,
            status: state.status,
            parcels: shipped.sent,
            note: state.order.note.clone(),
        }))
    }

    fn release(&mut self, _ctx: &mut SyncCtx<Self>, release: ReleaseRequest) {
        self.release = Some(release);
    }

    fn get_progress(&self, _ctx: &WorkflowContextView) -> Progress {
        Progress {
            status: self.status,
            note: self.order.note.clone(),
        }
    }

    fn change_note(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
        change: ChangeNoteRequest,
    ) -> Result<Progress, ChangeNoteError> {
        self.order.note = Some(change.note);
        Ok(Progress {
            status: self.status,
            note: self.order.note.clone(),
        })
    }

    fn validate_change_note(
        &self,
        _ctx: &WorkflowContextView,
        change: &ChangeNoteRequest,
    ) -> Result<(), ChangeNoteError> {
        let refused = |reason| Err(NoteRefused { reason }.into());
        if self.release.is_some() {
            return refused(NoteRefusal::Released);
        }
        if change.note.is_empty() {
            return refused(NoteRefusal::Empty);
        }
        Ok(())
    }
}

/// Sends the parcels of an order, one a run: each run continues as the next.
///
/// # Errors
///
/// If a parcel can't be sent; and at the end of each run but the last, which is how it continues.
#[workflow(orders::ShipOrder)]
pub async fn ship_order(
    ctx: &mut Ctx<ShipOrder>,
    mut shipment: Shipment,
) -> Result<Shipment, WorkflowTermination> {
    let number = i32::try_from(shipment.sent.len() + 1).unwrap_or(i32::MAX);
    if number > shipment.parcels {
        return Ok(shipment);
    }
    let parcel = SendParcelRequest {
        order_id: shipment.order_id.clone(),
        number,
    };
    let sent = ctx.send_parcel(parcel).await?;
    shipment.sent.push(sent);
    if number == shipment.parcels {
        return Ok(shipment);
    }
    ctx.continue_as_new(shipment, ContinueAsNewOptions::default())
}
