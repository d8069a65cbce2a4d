//! What the contract says of an activity, in the history that a workflow's call makes.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::ActivityTaskScheduledEventAttributes as Scheduled;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::unique;
use operations::{every, job};

use crate::fixture::{client, count, find, millis};

pub(crate) fn scheduled(attributes: &Attributes) -> Option<Scheduled> {
    match attributes {
        Attributes::ActivityTaskScheduledEventAttributes(scheduled) => Some(scheduled.clone()),
        _ => None,
    }
}

fn poke(text: &str) -> every::PokeRequest {
    every::PokeRequest {
        text: text.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_has_every_option() {
    let client = client().await;
    let id = unique("work");
    let handle = client
        .run_all(job(&id, "work"))
        .start()
        .await
        .expect("it starts");
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let scheduled = find(&events, scheduled);
    assert_eq!(
        scheduled.activity_type.expect("it has one").name,
        "every.Work"
    );
    assert_eq!(
        scheduled.task_queue.expect("it has one").name,
        "every-activities"
    );
    assert_eq!(millis(scheduled.schedule_to_close_timeout), 300_000);
    assert_eq!(millis(scheduled.start_to_close_timeout), 20_000);
    assert_eq!(millis(scheduled.schedule_to_start_timeout), 240_000);
    assert_eq!(millis(scheduled.heartbeat_timeout), 10_000);
    let retry = scheduled.retry_policy.expect("it has one");
    assert_eq!(millis(retry.initial_interval), 20);
    assert!((retry.backoff_coefficient - 1.25).abs() < f64::EPSILON);
    assert_eq!(millis(retry.maximum_interval), 2_000);
    assert_eq!(retry.maximum_attempts, 3);
    assert_eq!(retry.non_retryable_error_types, ["Hopeless"]);
    let priority = scheduled.priority.expect("it has one");
    assert_eq!(priority.priority_key, 3);
    assert_eq!(priority.fairness_key, format!("worker/{id}"));
    assert!((priority.fairness_weight - 0.5).abs() < f32::EPSILON);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_message_leaves_out_is_the_protocols_default() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("wait"), "wait"))
        .start()
        .await
        .expect("it starts");
    let scheduled = loop {
        let events = handle.workflow().events().await.expect("it is there");
        if count(&events, |event| scheduled(event).is_some()) == 1 {
            break find(&events, scheduled);
        }
    };
    assert_eq!(scheduled.task_queue.expect("it has one").name, "every");
    assert_eq!(millis(scheduled.start_to_close_timeout), 29_000);
    assert_eq!(
        scheduled.retry_policy.expect("it has one").maximum_attempts,
        1
    );
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_call_waits_for_the_activity_to_end() {
    let client = client().await;
    let mut job = job(&unique("cancel"), "cancel work");
    job.note = Some("until cancelled".to_owned());
    let handle = client.run_all(job).start().await.expect("it starts");
    // Or the call is cancelled before it is made.
    loop {
        let events = handle.workflow().events().await.expect("it is there");
        if count(&events, |event| scheduled(event).is_some()) == 1 {
            break;
        }
    }
    handle.poke(poke("now")).await.expect("it is open");
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let position = |is_it: fn(&Attributes) -> bool| {
        let mut attributes = events.iter().filter_map(|event| event.attributes.as_ref());
        attributes.position(is_it).expect("it happened")
    };
    let asked = position(|it| {
        matches!(
            it,
            Attributes::ActivityTaskCancelRequestedEventAttributes(_)
        )
    });
    let cancelled = position(|it| matches!(it, Attributes::ActivityTaskCanceledEventAttributes(_)));
    let completed =
        position(|it| matches!(it, Attributes::WorkflowExecutionCompletedEventAttributes(_)));
    assert!(asked < cancelled && cancelled < completed);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_abandoned_call_is_not_cancelled_at_the_server() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("abandon"), "abandon waiting"))
        .start()
        .await
        .expect("it starts");
    // Or the call is cancelled before it is made.
    loop {
        let events = handle.workflow().events().await.expect("it is there");
        if count(&events, |event| scheduled(event).is_some()) == 1 {
            break;
        }
    }
    handle.poke(poke("now")).await.expect("it is open");
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let asked = |it: &Attributes| {
        matches!(
            it,
            Attributes::ActivityTaskCancelRequestedEventAttributes(_)
        )
    };
    assert_eq!(count(&events, asked), 0);
}
