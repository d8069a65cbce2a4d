//! A failure has another effect than it had.

use avro_temporal_runtime::Worker;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use damage::new::{self, stories_new};
use damage::old::{self, stories_old};
use e2e::server::{connect, serve, unique};

use crate::replaying::{failure, record};

pub(crate) async fn error_removed() {
    let history = record::<stories_old::ErrorRemoved>(()).await;
    // What undoes the payment isn't reached.
    failure(history)
        .await
        .assert_diverges(EventType::ActivityTaskScheduled, "Fail workflow");
}

/// How often the bank was asked, and where the run went then.
async fn attempts(
    worker: impl FnOnce(&avro_temporal_runtime::Client, &str) -> Worker,
) -> (i32, String) {
    let client = connect().await;
    let queue = unique("damage");
    serve(worker(&client, &queue), async {
        let start = client.workflow::<stories_old::ErrorRetryabilityChanged>(());
        let run = start.id(unique("damage")).task_queue(&queue).start().await;
        let run = run.expect("it starts");
        run.result().await.expect("it ends");
        let events = run.events().await.expect("it is there");
        let attributes = events.iter().filter_map(|it| it.attributes.as_ref());
        let attempts = attributes.clone().find_map(|it| match it {
            Attributes::ActivityTaskStartedEventAttributes(it) => Some(it.attempt),
            _ => None,
        });
        let mut went = attributes.filter_map(|it| match it {
            Attributes::ActivityTaskScheduledEventAttributes(it) => it.activity_type.as_ref(),
            _ => None,
        });
        let went = went.next_back().expect("it went somewhere").name.clone();
        (attempts.expect("the bank was asked"), went)
    })
    .await
}

pub(crate) async fn error_retryability_changed() {
    let (left, right) = ("acme.damage.Stories.goLeft", "acme.damage.Stories.goRight");
    assert_eq!(attempts(old::worker).await, (1, left.to_owned()));
    // No history is touched: what was recorded ended the activity, and does on each replay.
    let history = record::<stories_old::ErrorRetryabilityChanged>(()).await;
    let report = new::replayer().histories([history]).await;
    report.expect("it is replayed").assert_all_replay();
    // In a run that is open, what ended the activity is tried again, until it is another result.
    assert_eq!(attempts(new::worker).await, (3, right.to_owned()));
}

pub(crate) async fn error_added() {
    let client = connect().await;
    let queue = unique("damage");
    serve(new::worker(&client, &queue), async {
        let start = || {
            let client = stories_new::Client::new(client.clone());
            client.error_added().id(unique("damage")).task_queue(&queue)
        };
        let run = start().start().await.expect("it starts");
        let error = run.result().await.expect_err("there is nothing to sell");
        assert!(
            matches!(error, stories_new::ErrorAddedError::OutOfStock(_)),
            "{error}"
        );
        // A caller of the old build hears of a failure that it can do nothing about.
        let old = client.get::<stories_old::ErrorAdded>(run.id());
        let error = old.result().await.expect_err("there is nothing to sell");
        assert!(
            matches!(error, stories_old::ErrorAddedError::Other(_)),
            "{error}"
        );
    })
    .await;
}
