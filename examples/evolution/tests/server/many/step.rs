//! What becomes of an order, step by step.

pub(crate) use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::Client;
use e2e::recorded::await_event;
use evolution::v1::orders_v1;

use super::build::{Build, Placed};
use crate::support::await_charge;

/// Something that a client does, or waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The bank is asked, and doesn't answer.
    Asked,
    /// The bank has answered.
    Charged,
    /// The note is changed by an update.
    Note,
    /// So many parcels are to be sent, each after so many milliseconds.
    Release(i32, i64),
    /// The shipment has begun.
    Shipping,
    /// The shipment has continued as new.
    Continued,
    /// The order ends with so many parcels.
    Ends(usize),
    /// The bank refuses the card.
    Declined,
    /// The run is cancelled, and ends.
    Cancel,
    /// The run is terminated.
    Terminate,
}

/// Takes a step by a release's client.
pub(crate) async fn take<B: Build>(client: &Client, placed: &Placed, step: Step) {
    let run = run_of(client, placed);
    match step {
        Step::Asked => {
            await_event(&run, "the activity is scheduled", |it| {
                matches!(it, Attributes::ActivityTaskScheduledEventAttributes(_)).then_some(())
            })
            .await;
        }
        Step::Charged => await_charge(&run).await,
        Step::Note => {
            let note = format!("by release {}", B::NUMBER);
            B::change_note(client, placed, &note).await;
        }
        Step::Release(parcels, pause) => B::release(client, placed, parcels, pause).await,
        Step::Shipping => {
            await_shipment(&run).await;
        }
        Step::Continued => {
            let first = client
                .get_run::<orders_v1::ShipOrder>(placed.shipment_id(), await_shipment(&run).await);
            await_event(&first, "the shipment continues", next_run).await;
        }
        Step::Ends(parcels) => assert_eq!(B::parcels(client, placed).await, Ok(parcels)),
        Step::Declined => {
            assert_eq!(B::parcels(client, placed).await, Err("limit".to_owned()));
        }
        Step::Cancel => {
            run.cancel("the customer changed their mind")
                .await
                .expect("it is open");
            assert!(B::parcels(client, placed).await.is_err());
        }
        Step::Terminate => run
            .terminate("the shop is closed")
            .await
            .expect("it is open"),
    }
}

/// A handle to an order's run; handles of all releases see the same events.
pub(crate) fn run_of(client: &Client, placed: &Placed) -> orders_v1::ProcessOrderHandle {
    client.get::<orders_v1::ProcessOrder>(placed.workflow_id())
}

/// Waits for an order's shipment; gives the id of its first run.
async fn await_shipment(run: &orders_v1::ProcessOrderHandle) -> String {
    await_event(run, "the shipment has begun", first_run).await
}

/// The first run of a child that has started.
pub(crate) fn first_run(event: &Attributes) -> Option<String> {
    match event {
        Attributes::ChildWorkflowExecutionStartedEventAttributes(it) => {
            Some(it.workflow_execution.as_ref()?.run_id.clone())
        }
        _ => None,
    }
}

/// The run as which one continues.
pub(crate) fn next_run(event: &Attributes) -> Option<String> {
    match event {
        Attributes::WorkflowExecutionContinuedAsNewEventAttributes(it) => {
            Some(it.new_execution_run_id.clone())
        }
        _ => None,
    }
}
