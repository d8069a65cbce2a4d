//! What the contract says of a workflow, in the history that a client's start makes.

use avro_temporal_runtime::sdk::client::errors::WorkflowStartError;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::WorkflowExecutionStartedEventAttributes;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{CallError, ClientError, Worker};
use e2e::server::{options, serve, unique};
use operations::{RunAll, every, job};

use crate::fixture::{self, client, find, millis, plain, read};

pub(crate) type Started = WorkflowExecutionStartedEventAttributes;

pub(crate) fn started(attributes: &Attributes) -> Option<Started> {
    match attributes {
        Attributes::WorkflowExecutionStartedEventAttributes(started) => Some(started.clone()),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_has_every_option() {
    let client = client().await;
    let id = unique("start");
    let handle = client
        .run_all(job(&id, "end"))
        .start()
        .await
        .expect("it starts");
    assert_eq!(handle.id(), format!("job/{}-RED", id.replace('-', "%2D")));
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let started = find(&events, started);
    assert_eq!(
        started.workflow_type.expect("it has one").name,
        "every.RunAll"
    );
    assert_eq!(
        started.task_queue.expect("it has one").name,
        "every-workflows"
    );
    assert_eq!(millis(started.workflow_execution_timeout), 3 * 3_600_000);
    assert_eq!(millis(started.workflow_run_timeout), 2 * 3_600_000);
    assert_eq!(millis(started.workflow_task_timeout), 11_000);
    let retry = started.retry_policy.expect("it has one");
    assert_eq!(millis(retry.initial_interval), 250);
    assert!((retry.backoff_coefficient - 1.5).abs() < f64::EPSILON);
    assert_eq!(millis(retry.maximum_interval), 3_000);
    assert_eq!(retry.maximum_attempts, 7);
    assert_eq!(
        retry.non_retryable_error_types,
        ["every.v1.Refused", "Hopeless"]
    );
    let priority = started.priority.expect("it has one");
    assert_eq!(priority.priority_key, 2);
    assert_eq!(priority.fairness_key, format!("tenant/{id}"));
    assert!((priority.fairness_weight - 2.5).abs() < f32::EPSILON);

    let attributes = started
        .search_attributes
        .expect("it has some")
        .indexed_fields;
    let text = |name: &str| String::from_utf8_lossy(&attributes[name].data).into_owned();
    assert_eq!(text("EveryBool"), "true");
    assert_eq!(text("EveryDatetime"), r#""2026-01-01T00:00:00.123456000Z""#);
    assert_eq!(text("EveryDouble"), "0.25");
    assert_eq!(text("EveryInt"), "41");
    assert_eq!(text("EveryKeyword"), r#""RED""#);
    assert_eq!(text("EveryKeywordList"), r#"["a","b"]"#);
    assert_eq!(text("EveryText"), r#""some words""#);
    assert_eq!(attributes.len(), 7);

    let memo = started.memo.expect("it has one").fields;
    assert_eq!(read::<i64>(&memo["number"]), 41);
    assert_eq!(read::<Vec<String>>(&memo["tags"]), ["a", "b"]);
    assert_eq!(memo.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_value_is_no_search_attribute() {
    let client = client().await;
    let mut job = job(&unique("absent"), "end");
    job.note = None;
    let handle = client.run_all(job).start().await.expect("it starts");
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let attributes = find(&events, started)
        .search_attributes
        .expect("it has some");
    assert_eq!(attributes.indexed_fields.len(), 6);
    assert!(!attributes.indexed_fields.contains_key("EveryText"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_run_is_used_and_one_that_completed_is_not_repeated() {
    let client = client().await;
    let id = unique("policies");
    // `idConflictPolicy` is `use_existing`.
    let first = client
        .run_all(job(&id, ""))
        .start()
        .await
        .expect("it starts");
    let second = client
        .run_all(job(&id, ""))
        .start()
        .await
        .expect("it is found");
    assert_eq!(first.run_id(), second.run_id());
    let end = every::PokeRequest {
        text: "end".to_owned(),
    };
    first.poke(end).await.expect("it is open");
    first.result().await.expect("it ends");
    // `idReusePolicy` is `allow_duplicate_failed_only`.
    let error = client
        .run_all(job(&id, ""))
        .start()
        .await
        .expect_err("it completed");
    let ClientError::Start(CallError::Temporal(error)) = error else {
        panic!("{error}");
    };
    assert!(
        matches!(error, WorkflowStartError::AlreadyStarted { .. }),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_failed_is_tried_again_by_the_retry_policy() {
    let client = client().await;
    let done = client
        .run_all(job(&unique("retry"), "fail once"))
        .execute()
        .await;
    assert_eq!(
        done.expect("the second attempt works").text,
        "at the second attempt"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_time_and_no_end_are_not_the_same_as_nothing() {
    let client = client().await;
    let handle = client.zeroes().start().await.expect("it starts");
    assert_eq!(handle.id(), "zeroes");
    let events = handle.workflow().events().await.expect("it is there");
    let started = find(&events, started);
    // The protocol's default is 45 minutes: 0 says that there is no limit.
    assert_eq!(millis(started.workflow_run_timeout), 0);
    assert_eq!(millis(started.workflow_task_timeout), 9_000);
    assert_eq!(
        started.retry_policy.expect("it has one").maximum_attempts,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_of_the_same_client_gets_an_eager_start() {
    let client = fixture::client().await;
    let queue = unique("eager");
    let worker = Worker::new(plain(&client), options(&queue)).workflow::<RunAll>();
    serve(worker, async {
        // The worker polls before it offers a slot.
        loop {
            let start = client
                .run_all(job(&unique("eager"), "end"))
                .task_queue(&queue);
            let handle = start.start().await.expect("it starts");
            handle.result().await.expect("it ends");
            let events = handle.workflow().events().await.expect("it is there");
            if find(&events, started).eager_execution_accepted {
                break;
            }
        }
    })
    .await;
}
