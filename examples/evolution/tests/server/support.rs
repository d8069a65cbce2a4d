//! What the tests share.

use std::time::Duration;

use avro_temporal_runtime::sdk::client::WorkflowDescribeOptions;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::WorkflowTaskFailedCause;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{Client, WorkflowHandle, WorkflowType};
use evolution::v1::orders_v1;

/// An order as a client of release 1 sends it.
pub(crate) fn order(id: &str) -> orders_v1::Order {
    orders_v1::Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

/// Starts an order as a client of release 1.
pub(crate) async fn start(client: &Client, queue: &str, id: &str) -> orders_v1::ProcessOrderHandle {
    let client = orders_v1::Client::new(client.clone());
    let started = client.process_order(order(id)).task_queue(queue).start();
    started.await.expect("it starts")
}

/// Waits until an activity of a run has been done.
pub(crate) async fn await_charge<W: WorkflowType>(run: &WorkflowHandle<W>) {
    e2e::recorded::await_event(run, "the card is charged", |it| {
        matches!(it, Attributes::ActivityTaskCompletedEventAttributes(_)).then_some(())
    })
    .await;
}

/// Waits until a child of a run has started.
pub(crate) async fn await_child<W: WorkflowType>(run: &WorkflowHandle<W>) {
    e2e::recorded::await_event(run, "the child has started", |it| {
        let started = matches!(
            it,
            Attributes::ChildWorkflowExecutionStartedEventAttributes(_)
        );
        started.then_some(())
    })
    .await;
}

/// Waits until an attempt of a run's activity has failed; returns the message.
pub(crate) async fn await_failed_attempt<W: WorkflowType>(run: &WorkflowHandle<W>) -> String {
    let search = async {
        loop {
            let described = run.sdk().describe(WorkflowDescribeOptions::default());
            let described = described.await.expect("it exists").into_raw();
            let mut failures = described.pending_activities.into_iter();
            if let Some(failure) = failures.find_map(|it| it.last_failure) {
                return failure.message;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(2), search)
        .await
        .expect("an attempt fails")
}

/// The workflow tasks of a run that failed: the cause and the message of each.
pub(crate) async fn task_failures<W: WorkflowType>(
    run: &WorkflowHandle<W>,
) -> Vec<(WorkflowTaskFailedCause, String)> {
    let events = run.events().await.expect("a history");
    let failed = events.iter().filter_map(|event| {
        let Some(Attributes::WorkflowTaskFailedEventAttributes(failed)) = &event.attributes else {
            return None;
        };
        let message = failed.failure.as_ref().map(|it| it.message.clone());
        Some((failed.cause(), message.unwrap_or_default()))
    });
    failed.collect()
}

/// The names under which a run scheduled activities and started children, and the children's ids.
pub(crate) async fn called<W: WorkflowType>(run: &WorkflowHandle<W>) -> Vec<String> {
    let events = run.events().await.expect("a history");
    let names =
        events
            .iter()
            .filter_map(|event| match event.attributes.as_ref()? {
                Attributes::ActivityTaskScheduledEventAttributes(it) => {
                    Some(it.activity_type.as_ref()?.name.clone())
                }
                Attributes::StartChildWorkflowExecutionInitiatedEventAttributes(it) => Some(
                    format!("{} {}", it.workflow_type.as_ref()?.name, it.workflow_id),
                ),
                _ => None,
            });
    names.collect()
}
