//! Declared errors: their records, from wherever they are thrown to whoever waits.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{CallError, ClientError};
use e2e::server::unique;
use operations::every::{self, Busy, ChangeError, Refused, RunAllError};
use operations::job;

use crate::fixture::{client, find};

fn noted(plan: &str, note: &str) -> every::Job {
    let mut job = job(&unique("error"), plan);
    job.note = Some(note.to_owned());
    job
}

/// How often the activity was tried, as the workflow's history says.
async fn attempts(handle: &every::RunAllHandle) -> i32 {
    let events = handle.workflow().events().await.expect("it is there");
    find(&events, |attributes| match attributes {
        Attributes::ActivityTaskStartedEventAttributes(started) => Some(started.attempt),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_activitys_error_passes_through_the_workflow_to_the_client() {
    let client = client().await;
    let handle = client
        .run_all(noted("work", "refuse"))
        .start()
        .await
        .expect("it starts");
    let error = handle.result().await.expect_err("it fails");
    let RunAllError::Refused(refused) = error else {
        panic!("{error}");
    };
    assert_eq!(refused, Refused { code: 5 });
    // It isn't retryable.
    assert_eq!(attempts(&handle).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retryable_error_is_tried_again_until_the_policy_ends_it() {
    let client = client().await;
    let start = client
        .run_all(noted("work", "busy"))
        .options(|options| options.retry_policy = None);
    let handle = start.start().await.expect("it starts");
    let error = handle.result().await.expect_err("it fails");
    let RunAllError::Busy(busy) = error else {
        panic!("{error}");
    };
    assert_eq!(busy, Busy { attempt: 3 });
    assert_eq!(attempts(&handle).await, 3);
    let done = client.run_all(noted("work", "busy once")).execute().await;
    assert!(
        done.expect("the second attempt works")
            .text
            .ends_with("at 2")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workflow_sees_an_activitys_record_and_what_is_undeclared() {
    let client = client().await;
    let tell = async |note| {
        let told = client
            .run_all(noted("tell the error", note))
            .execute()
            .await;
        told.expect("it tells").text
    };
    assert_eq!(tell("refuse").await, "refused 5");
    assert_eq!(tell("busy").await, "busy at 3");
    assert_eq!(tell("go on").await, "it worked");
    assert!(tell("fail").await.starts_with("other: "));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_local_activitys_error_is_its_record_too() {
    let client = client().await;
    let queue = unique("local");
    let worker = avro_temporal_runtime::Worker::new(&client, e2e::server::options(&queue))
        .workflow::<operations::RunAll>()
        .activities(operations::Payment);
    let body = Box::pin(async {
        let start = client.run_all(noted("local", "refuse")).task_queue(&queue);
        let error = start.execute().await.expect_err("it fails");
        assert!(
            matches!(error, RunAllError::Refused(Refused { code: 5 })),
            "{error}"
        );
        let start = client
            .run_all(noted("local", "busy once"))
            .task_queue(&queue);
        let done = start.execute().await.expect("the second attempt works");
        assert!(done.text.ends_with("at 2"));
    });
    e2e::server::serve(worker, body).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_childs_error_passes_through_its_parent_to_the_client() {
    let client = client().await;
    let error = client.run_all(noted("child", "refuse")).execute().await;
    let error = error.expect_err("it fails");
    assert!(
        matches!(error, RunAllError::Refused(Refused { code: 6 })),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workflows_own_error_is_its_record() {
    let client = client().await;
    let error = client
        .run_all(job(&unique("own"), "refuse"))
        .execute()
        .await;
    let error = error.expect_err("it fails");
    assert!(
        matches!(error, RunAllError::Refused(Refused { code: 7 })),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_updates_error_is_its_record_also_when_it_is_rejected() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("update"), ""))
        .start()
        .await
        .expect("it starts");
    let change = |text: &str, times| every::ChangeRequest {
        text: text.to_owned(),
        times,
    };
    let error = handle
        .change(change("refuse", 1))
        .await
        .expect_err("it fails");
    assert!(
        matches!(error, ChangeError::Refused(Refused { code: 8 })),
        "{error}"
    );
    let error = handle
        .change(change("rejected", -1))
        .await
        .expect_err("it is rejected");
    assert!(
        matches!(error, ChangeError::Refused(Refused { code: 9 })),
        "{error}"
    );
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_undeclared_is_told_as_the_sdk_tells_it() {
    let client = client().await;
    let error = client
        .run_all(noted("work", "fail"))
        .options(|it| it.retry_policy = None)
        .execute()
        .await;
    let RunAllError::Other(ClientError::Result(CallError::Temporal(error))) =
        error.expect_err("it fails")
    else {
        panic!("it is another error");
    };
    assert!(!error.to_string().is_empty());
}
