//! What the contract says of a workflow, in the history of a parent that starts it.

use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::{
    ParentClosePolicy, WorkflowIdReusePolicy,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::StartChildWorkflowExecutionInitiatedEventAttributes as Initiated;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::unique;
use operations::{every, job};

use crate::fixture::{client, count, find, millis};

fn initiated(attributes: &Attributes) -> Option<Initiated> {
    match attributes {
        Attributes::StartChildWorkflowExecutionInitiatedEventAttributes(it) => Some(it.clone()),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_has_every_option() {
    let client = client().await;
    let id = unique("child");
    let handle = client
        .run_all(job(&id, "child"))
        .start()
        .await
        .expect("it starts");
    assert_eq!(handle.result().await.expect("it ends").text, "child");
    let events = handle.workflow().events().await.expect("it is there");
    let child = find(&events, initiated);
    assert_eq!(
        child.workflow_type.expect("it has one").name,
        "every.v1.Every.runChild"
    );
    assert_eq!(child.workflow_id, format!("child/{id}"));
    assert_eq!(child.task_queue.expect("it has one").name, "every");
    assert_eq!(millis(child.workflow_execution_timeout), 50 * 60_000);
    assert_eq!(millis(child.workflow_run_timeout), 45 * 60_000);
    assert_eq!(millis(child.workflow_task_timeout), 12_000);
    assert_eq!(
        child.parent_close_policy,
        i32::from(ParentClosePolicy::Abandon)
    );
    assert_eq!(
        child.workflow_id_reuse_policy,
        i32::from(WorkflowIdReusePolicy::RejectDuplicate)
    );
    let retry = child.retry_policy.expect("it has one");
    assert_eq!(retry.maximum_attempts, 2);
    assert_eq!(millis(retry.initial_interval), 10);
    assert_eq!(child.priority.expect("it has one").priority_key, 4);
    let attributes = child.search_attributes.expect("it has one").indexed_fields;
    assert_eq!(
        attributes["EveryKeyword"].data,
        format!("\"{id}\"").into_bytes()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_started_child_takes_signals() {
    let client = client().await;
    let mut job = job(&unique("signalled"), "start a child");
    job.note = Some("wait for a poke".to_owned());
    let done = client.run_all(job).execute().await.expect("it ends");
    assert_eq!(done.text, "from the parent");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_abandoned_child_outlives_its_parent() {
    let client = client().await;
    let id = unique("left");
    let mut job = job(&id, "leave a child");
    job.note = Some("wait for a poke".to_owned());
    client.run_all(job).execute().await.expect("it ends");
    let child = client.get::<every::RunChild>(format!("child/{id}"));
    let poke = every::PokeRequest {
        text: "alone".to_owned(),
    };
    child.poke(poke).await.expect("it is open");
    assert_eq!(child.result().await.expect("it ends").text, "alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_child_waits_until_the_child_was_asked() {
    let client = client().await;
    let id = unique("asked");
    let mut job = job(&id, "cancel a child");
    job.note = Some("wait for a poke".to_owned());
    let handle = client.run_all(job).start().await.expect("it starts");
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let requested = |it: &Attributes| {
        matches!(
            it,
            Attributes::ExternalWorkflowExecutionCancelRequestedEventAttributes(_)
        )
    };
    assert_eq!(count(&events, requested), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_on_as_a_new_one() {
    let client = client().await;
    let done = client
        .run_all(job(&unique("go-on"), "go on"))
        .execute()
        .await;
    assert_eq!(done.expect("the second run ends").text, "went on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_no_child_takes_signals_too() {
    let client = client().await;
    let other = client
        .run_all(job(&unique("other"), ""))
        .start()
        .await
        .expect("it starts");
    let poker = client
        .run_all(job(other.id(), "poke another"))
        .id(unique("poker"));
    poker.execute().await.expect("it ends");
    assert_eq!(
        other.progress().await.expect("it answers").text,
        "from outside"
    );
    other
        .terminate("the test is over")
        .await
        .expect("it is open");
}
