//! Release 1: its contract, its workflows and activities, and a worker of them.

use std::time::Duration;

use avro_temporal_runtime::{
    ActivityContext, Client, ContinueAsNewOptions, Ctx, SyncCtx, Worker, WorkerOptions,
    WorkflowContextView, WorkflowTermination, activities, workflow,
};

avro_temporal_runtime::contract!("v1/schemas/orders.avpr", module = "orders_v1");

use orders_v1::{
    CardDeclined, ChangeNoteError, ChangeNoteRequest, ChargeCardError, Order, ProcessOrderError,
    Progress, Receipt, ReleaseRequest, SendParcelError, SendParcelRequest, Shipment, Step,
};

/// An order on its way.
#[derive(Debug)]
pub struct ProcessOrder {
    order: Order,
    note: String,
    step: Step,
    release: Option<ReleaseRequest>,
}

#[workflow(orders_v1::ProcessOrder)]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self {
            order,
            note: String::new(),
            step: Step::Placed,
            release: None,
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Receipt, ProcessOrderError> {
        let order = ctx.state(|state| state.order.clone());
        let charge_id = ctx.charge_card(order).await?;
        ctx.state_mut(|state| state.step = Step::Charged);

        ctx.wait_condition(|state| state.release.is_some()).await?;
        ctx.state_mut(|state| state.step = Step::Released);
        let shipment = ctx.state(|state| {
            let release = state.release.as_ref();
            Shipment {
                order_id: state.order.order_id.clone(),
                parcels: release.map_or(0, |release| release.parcels),
                sent: Vec::new(),
                pause_millis: release.map_or(0, |release| release.pause_millis),
            }
        });
        let shipped = ctx.ship_order(shipment).await?;

        Ok(ctx.state(|state| Receipt {
            order_id: state.order.order_id.clone(),
            charge_id,
            parcels: shipped.sent,
            note: state.note.clone(),
        }))
    }

    fn release(&mut self, _ctx: &mut SyncCtx<Self>, release: ReleaseRequest) {
        self.release = Some(release);
    }

    fn get_progress(&self, _ctx: &WorkflowContextView) -> Progress {
        Progress {
            step: self.step,
            note: self.note.clone(),
        }
    }

    fn change_note(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
        change: ChangeNoteRequest,
    ) -> Result<Progress, ChangeNoteError> {
        self.note = change.note;
        Ok(Progress {
            step: self.step,
            note: self.note.clone(),
        })
    }
}

/// Sends the parcels of an order, one a run: each run continues as the next.
///
/// # Errors
///
/// If a parcel can't be sent; and at the end of each run but the last, which is how it continues.
#[workflow(orders_v1::ShipOrder)]
pub async fn ship_order(
    ctx: &mut Ctx<ShipOrder>,
    mut shipment: Shipment,
) -> Result<Shipment, WorkflowTermination> {
    let number = i32::try_from(shipment.sent.len() + 1).unwrap_or(i32::MAX);
    if number > shipment.parcels {
        return Ok(shipment);
    }
    let pause = u64::try_from(shipment.pause_millis).unwrap_or(0);
    if pause > 0 {
        ctx.timer(Duration::from_millis(pause)).await;
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

/// What the bank takes from a card at most, in cents.
pub const CARD_LIMIT: i32 = 100_000;

/// A shop that charges, sends.
#[derive(Debug, Default)]
pub struct Shop {
    /// Whether the bank answers.
    pub bank_is_closed: bool,
}

#[activities(orders_v1::Orders)]
impl Shop {
    async fn charge_card(
        &self,
        _ctx: ActivityContext,
        order: Order,
    ) -> Result<String, ChargeCardError> {
        if self.bank_is_closed {
            return Err(anyhow::anyhow!("the bank is closed").into());
        }
        if order.amount_cents > CARD_LIMIT {
            let code = "limit".to_owned();
            return Err(CardDeclined { code }.into());
        }
        Ok(format!("charge-{}", order.order_id))
    }

    async fn send_parcel(
        &self,
        _ctx: ActivityContext,
        parcel: SendParcelRequest,
    ) -> Result<String, SendParcelError> {
        Ok(format!("v1-{}-{}", parcel.order_id, parcel.number))
    }
}

/// A worker of this release on a task queue.
#[must_use]
pub fn worker(client: &Client, task_queue: &str, shop: Shop) -> Worker {
    worker_with(client, WorkerOptions::new(task_queue).build(), shop)
}

/// A worker of this release with options of the SDK.
#[must_use]
pub fn worker_with(client: &Client, options: WorkerOptions, shop: Shop) -> Worker {
    let queue = options.task_queue.clone();
    with_workflows(Worker::new(client, options), &queue)
        .serves(orders_v1::ORDERS)
        .activities(shop)
}

/// A worker of this release's workflows, which leaves the activities to the workers of a queue.
#[must_use]
pub fn workflow_worker(client: &Client, options: WorkerOptions, activity_queue: &str) -> Worker {
    with_workflows(Worker::new(client, options), activity_queue)
}

/// A worker of this release's activities.
#[must_use]
pub fn activity_worker(client: &Client, task_queue: &str, shop: Shop) -> Worker {
    Worker::new(client, WorkerOptions::new(task_queue).build())
        .serves(orders_v1::ORDERS)
        .activities(shop)
}

/// Adds the workflows, whose children are on their parents' task queue.
fn with_workflows(worker: Worker, activity_queue: &str) -> Worker {
    let activity_queue = activity_queue.to_owned();
    worker
        .serves(orders_v1::WORKFLOWS)
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .child_defaults(|_, options| options.task_queue = None)
        .activity_defaults(move |_, options| options.task_queue = Some(activity_queue.clone()))
}
