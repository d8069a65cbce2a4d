//! The orders before their contract: workflows and activities on the SDK alone, which speak JSON.

#![allow(
    clippy::unused_async,
    reason = "the SDK's macro wants activities that are `async`"
)]

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use avro_temporal_runtime::Client;
use serde::{Deserialize, Serialize};
use temporalio_sdk::activities::{ActivityContext, ActivityError, activities};
use temporalio_sdk::runtime::RuntimeOptions;
use temporalio_sdk::{Runtime, Worker, WorkerOptions};
use temporalio_workflow::{
    ActivityOptions, ChildWorkflowOptions, ContinueAsNewOptions, SyncWorkflowContext,
    WorkflowContext, WorkflowContextView, WorkflowResult, workflow, workflow_methods,
};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlacedOrder {
    pub(crate) order_id: String,
    pub(crate) customer_id: String,
    pub(crate) amount_cents: i32,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Release {
    pub(crate) parcels: i32,
    pub(crate) pause_millis: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ChangeNote {
    pub(crate) note: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Progress {
    pub(crate) step: String,
    pub(crate) note: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Receipt {
    pub(crate) order_id: String,
    pub(crate) charge_id: String,
    pub(crate) parcels: Vec<String>,
    pub(crate) note: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shipment {
    pub(crate) order_id: String,
    pub(crate) parcels: i32,
    pub(crate) sent: Vec<String>,
    pub(crate) pause_millis: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SendParcel {
    pub(crate) order_id: String,
    pub(crate) number: i32,
}

/// An order on its way.
#[workflow]
pub(crate) struct ProcessOrder {
    order: PlacedOrder,
    note: String,
    step: &'static str,
    release: Option<Release>,
}

#[workflow_methods]
impl ProcessOrder {
    #[init]
    fn new(_ctx: &WorkflowContextView, order: PlacedOrder) -> Self {
        Self {
            order,
            note: String::new(),
            step: "PLACED",
            release: None,
        }
    }

    #[run(name = "acme.orders.v1.Orders.processOrder")]
    pub(crate) async fn run(ctx: &mut WorkflowContext<Self>) -> WorkflowResult<Receipt> {
        let order = ctx.state(|state| state.order.clone());
        let charge_id = ctx
            .execute_activity(Shop::charge_card, order.clone(), soon())
            .await?;
        ctx.state_mut(|state| state.step = "CHARGED");
        ctx.wait_condition(|state| state.release.is_some()).await?;
        let release = ctx.state(|state| state.release.clone());
        let release = release.expect("it was waited for");
        let shipment = Shipment {
            order_id: order.order_id.clone(),
            parcels: release.parcels,
            sent: Vec::new(),
            pause_millis: release.pause_millis,
        };
        let options = ChildWorkflowOptions::builder()
            .workflow_id(format!("shipment/{}", order.order_id))
            .task_queue(children_of(ctx.task_queue()))
            .build();
        let child = ctx.start_child_workflow(ShipOrder::run, shipment, options);
        let shipped = child.await?.result().await?;
        Ok(Receipt {
            order_id: order.order_id,
            charge_id,
            parcels: shipped.sent,
            note: ctx.state(|state| state.note.clone()),
        })
    }

    #[signal]
    pub(crate) fn release(&mut self, _ctx: &mut SyncWorkflowContext<Self>, release: Release) {
        self.release = Some(release);
    }

    #[query(name = "getProgress")]
    pub(crate) fn get_progress(&self, _ctx: &WorkflowContextView) -> Progress {
        Progress {
            step: self.step.to_owned(),
            note: self.note.clone(),
        }
    }

    #[update(name = "changeNote")]
    pub(crate) fn change_note(
        &mut self,
        _ctx: &mut SyncWorkflowContext<Self>,
        change: ChangeNote,
    ) -> Progress {
        self.note = change.note;
        Progress {
            step: self.step.to_owned(),
            note: self.note.clone(),
        }
    }
}

/// The parcels of an order, one a run.
#[workflow]
pub(crate) struct ShipOrder;

#[workflow_methods]
impl ShipOrder {
    #[init]
    fn new(_ctx: &WorkflowContextView) -> Self {
        Self
    }

    #[run(name = "acme.orders.v1.Orders.shipOrder")]
    pub(crate) async fn run(
        ctx: &mut WorkflowContext<Self>,
        mut shipment: Shipment,
    ) -> WorkflowResult<Shipment> {
        let number = i32::try_from(shipment.sent.len() + 1).unwrap_or(i32::MAX);
        let pause = u64::try_from(shipment.pause_millis).unwrap_or(0);
        if pause > 0 {
            ctx.timer(Duration::from_millis(pause)).await;
        }
        let parcel = SendParcel {
            order_id: shipment.order_id.clone(),
            number,
        };
        let sent = ctx
            .execute_activity(Shop::send_parcel, parcel, soon())
            .await?;
        shipment.sent.push(sent);
        if number == shipment.parcels {
            return Ok(shipment);
        }
        match ctx.continue_as_new(shipment, ContinueAsNewOptions::default())? {}
    }
}

fn soon() -> ActivityOptions {
    ActivityOptions::start_to_close_timeout(Duration::from_secs(10))
}

/// Where the children of a task queue's workflows are.
pub(crate) fn children_of(task_queue: &str) -> String {
    format!("{task_queue}-children")
}

/// A shop whose bank may be closed.
pub(crate) struct Shop {
    pub(crate) bank_is_closed: bool,
}

#[activities]
impl Shop {
    #[activity(name = "acme.orders.v1.Orders.chargeCard")]
    pub(crate) async fn charge_card(
        self: Arc<Self>,
        _ctx: ActivityContext,
        order: PlacedOrder,
    ) -> Result<String, ActivityError> {
        if self.bank_is_closed {
            return Err(std::io::Error::other("the bank is closed").into());
        }
        Ok(format!("charge-{}", order.order_id))
    }

    #[activity(name = "acme.orders.v1.Orders.sendParcel")]
    pub(crate) async fn send_parcel(
        self: Arc<Self>,
        _ctx: ActivityContext,
        parcel: SendParcel,
    ) -> Result<String, ActivityError> {
        Ok(format!("json-{}-{}", parcel.order_id, parcel.number))
    }
}

/// Runs a worker of the workflows and activities for as long as `body` takes.
pub(crate) fn serve<'b, T: 'b>(
    client: &Client,
    task_queue: &str,
    shop: Shop,
    body: impl Future<Output = T> + 'b,
) -> Pin<Box<dyn Future<Output = T> + 'b>> {
    let options = WorkerOptions::new(task_queue)
        .register_workflow::<ProcessOrder>()
        .expect("it has a name of its own")
        .register_workflow::<ShipOrder>()
        .expect("it has a name of its own")
        .register_activities(shop)
        .build();
    let client = client.sdk().clone();
    Box::pin(async move {
        let runtime = Runtime::from_current_tokio(RuntimeOptions::default()).expect("it starts");
        let mut worker = Worker::new(&runtime, client, options).expect("the options are sound");
        let stop = worker.shutdown_handle();
        let (ran, value) = tokio::join!(worker.run(), async {
            let value = body.await;
            stop();
            value
        });
        ran.expect("the worker lives until it is stopped");
        value
    })
}
