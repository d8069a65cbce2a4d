//! Activities that report how far they are, and that end outside of their code.

use avro_temporal_runtime::ActivityIdentifier;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::unique;
use operations::every::{self, Done, WaitError};
use operations::job;

use crate::fixture::{client, count};

fn done(text: &str) -> Done {
    Done {
        text: text.to_owned(),
    }
}

/// A workflow that waits for `wait`, and that activity once it has started.
async fn waiting(client: &every::Client) -> (every::RunAllHandle, ActivityIdentifier) {
    let handle = client
        .run_all(job(&unique("wait"), "wait"))
        .start()
        .await
        .expect("it starts");
    let run_id = handle.run_id().expect("it is known").to_owned();
    let scheduled =
        |it: &Attributes| matches!(it, Attributes::ActivityTaskScheduledEventAttributes(_));
    loop {
        let events = handle.workflow().events().await.expect("it is there");
        let identifier = events.iter().find_map(|event| match &event.attributes {
            Some(Attributes::ActivityTaskScheduledEventAttributes(it)) => {
                Some(it.activity_id.clone())
            }
            _ => None,
        });
        if count(&events, scheduled) == 1
            && let Some(activity_id) = identifier
        {
            let identifier = ActivityIdentifier::by_id_workflow(handle.id(), run_id, activity_id);
            return (handle, identifier);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_reports_and_ends_an_activity() {
    let client = client().await;
    let (handle, identifier) = waiting(&client).await;
    let activity = client.async_activity::<every::Wait>(identifier);
    // It must have started, which takes a moment.
    while activity.heartbeat(done("half")).await.is_err() {
        tokio::task::yield_now().await;
    }
    activity
        .complete(done("elsewhere"))
        .await
        .expect("it is running");
    assert_eq!(handle.result().await.expect("it ends").text, "elsewhere");
    activity
        .complete(done("again"))
        .await
        .expect_err("it has ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_fails_an_activity() {
    let client = client().await;
    let (handle, identifier) = waiting(&client).await;
    let activity = client.async_activity::<every::Wait>(identifier);
    while activity.heartbeat(done("half")).await.is_err() {
        tokio::task::yield_now().await;
    }
    let error = "no number".parse::<i64>().expect_err("it is no number");
    activity
        .fail(WaitError::from(error))
        .await
        .expect("it is running");
    // The workflow is tried again by its own policy.
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_attempt_sees_what_the_last_reported() {
    let client = client().await;
    let mut job = job(&unique("report"), "work");
    job.note = Some("report and fail once".to_owned());
    let reported = client
        .run_all(job)
        .execute()
        .await
        .expect("the second attempt works");
    assert_eq!(reported.text, "reported at 1");
}
