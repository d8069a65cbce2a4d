//! Signals that can't be read, and what a contract says of them.

use std::collections::BTreeSet;

use avro_temporal_runtime::logical::TimestampMicros;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{
    Client, SkipReason, SkippedSignal, Worker, WorkflowHandle, WorkflowStartOptions, WorkflowType,
};
use e2e::collect::{v1, v2};
use e2e::garbage::{Garbage, payload_of};
use e2e::raw;
use e2e::recorded::{application_type, await_run_failure, await_task_failure};
use e2e::server::{connect, options, serve, unique};

/// What both versions read.
fn known(text: &str) -> RawValue {
    let sample = v1::inbox::Sample {
        text: text.to_owned(),
        smallest: 1,
        largest: 2,
        at: TimestampMicros(3),
        kind: v1::inbox::Kind::First,
    };
    RawValue::new(vec![payload_of(&sample)])
}

/// What version 2 alone reads: it has the symbol.
fn newer(text: &str) -> RawValue {
    let sample = v2::inbox::Sample {
        note: None,
        text: text.to_owned(),
        smallest: 1,
        largest: 2,
        at: TimestampMicros(3),
        kind: v2::inbox::Kind::Fourth,
    };
    RawValue::new(vec![payload_of(&sample)])
}

async fn start(client: &Client, queue: &str) -> <v1::inbox::Collect as WorkflowType>::Handle {
    let options = WorkflowStartOptions::new(queue, unique("collect")).build();
    client
        .start::<v1::inbox::Collect>((), options)
        .await
        .expect("it starts")
}

fn old(client: &Client, queue: &str) -> Worker {
    Worker::new(client, options(queue)).workflow::<v1::Collect>()
}

fn new(client: &Client, queue: &str) -> Worker {
    Worker::new(client, options(queue)).workflow::<v2::Collect>()
}

fn skipped(signal: &str, number: i64, reason: SkipReason) -> SkippedSignal {
    SkippedSignal {
        signal: signal.to_owned(),
        number,
        reason,
    }
}

/// How many markers a run has.
async fn markers<W: WorkflowType>(handle: &WorkflowHandle<W>) -> usize {
    let events = handle.events().await.expect("it exists");
    let markers = events.iter().filter(|event| {
        matches!(
            event.attributes,
            Some(Attributes::MarkerRecordedEventAttributes(_))
        )
    });
    markers.count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skipped_signal_stays_skipped_when_a_later_worker_can_read_it() {
    let client = connect().await;
    let queue = unique("skipped");
    let handle = start(&client, &queue).await;
    let id = handle.id().to_owned();
    // Of two names, as each counts for itself.
    raw::signal(&client, &id, "lenientOld", known("old name")).await;
    for number in 1..=101 {
        let input = if number == 51 {
            newer("51")
        } else {
            known(&number.to_string())
        };
        raw::signal(&client, &id, "lenient", input).await;
    }
    serve(old(&client, &queue), async {
        let listed = handle.skipped_signals().await.expect("a worker answers");
        assert_eq!(listed, [skipped("lenient", 51, SkipReason::NotReadable)]);
        // Also one that comes while the run is in the worker's cache.
        raw::signal(&client, &id, "lenientOld", newer("in the cache")).await;
        raw::signal(&client, &id, "lenient", Garbage::Truncated.raw()).await;
        raw::signal(&client, &id, "lenient", known("last")).await;
        let listed = handle.skipped_signals().await.expect("a worker answers");
        assert_eq!(
            listed,
            [
                skipped("lenient", 51, SkipReason::NotReadable),
                skipped("lenientOld", 2, SkipReason::NotReadable),
                skipped("lenient", 102, SkipReason::Corrupt),
            ]
        );
    })
    .await;
    assert_eq!(markers(&handle).await, 3);
    serve(new(&client, &queue), async {
        let listed = handle.skipped_signals().await.expect("a worker answers");
        assert_eq!(
            listed,
            [
                skipped("lenient", 51, SkipReason::Readable),
                skipped("lenientOld", 2, SkipReason::Readable),
                skipped("lenient", 102, SkipReason::Corrupt),
            ]
        );
        // What it can read, it takes, and leaves no marker.
        raw::signal(&client, &id, "lenient", newer("newest")).await;
        raw::signal(&client, &id, "finish", RawValue::new(Vec::new())).await;
        let result = handle.result().await.expect("it completes");
        let kept = (1..=101).filter(|number| *number != 51);
        let expected: BTreeSet<String> = kept
            .map(|number: i32| number.to_string())
            .chain(["old name", "last", "newest"].map(str::to_owned))
            .collect();
        // In the order in which the server lets the timers fire.
        assert_eq!(result.texts.len(), expected.len());
        assert_eq!(BTreeSet::from_iter(result.texts), expected);
    })
    .await;
    assert_eq!(markers(&handle).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_that_a_worker_took_is_not_skipped_by_one_that_cannot_read_it() {
    let client = connect().await;
    let queue = unique("taken");
    let handle = start(&client, &queue).await;
    serve(new(&client, &queue), async {
        raw::signal(&client, handle.id(), "lenient", newer("taken")).await;
        let listed = handle.skipped_signals().await.expect("a worker answers");
        assert_eq!(listed, []);
    })
    .await;
    serve(old(&client, &queue), async {
        raw::signal(&client, handle.id(), "lenient", known("next")).await;
        // The build that took it computed with it; this one can't say what.
        let message = await_task_failure(&handle).await;
        assert!(
            message.contains("signal input of `Collect.lenient` can't be read by this build"),
            "{message}"
        );
    })
    .await;
    serve(new(&client, &queue), async {
        raw::signal(&client, handle.id(), "finish", RawValue::new(Vec::new())).await;
        let result = handle.result().await.expect("it completes");
        assert_eq!(result.texts, ["taken", "next"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrupt_signal_fails_the_run_where_the_contract_says_so_and_an_unreadable_one_its_task()
{
    let client = connect().await;
    let queue = unique("fatal");
    let [corrupt, unreadable] = [start(&client, &queue).await, start(&client, &queue).await];
    serve(old(&client, &queue), async {
        // In the first task and in a later one.
        raw::signal(&client, corrupt.id(), "fatal", known("sound")).await;
        let listed = corrupt.skipped_signals().await.expect("a worker answers");
        assert_eq!(listed, []);
        raw::signal(&client, corrupt.id(), "fatal", Garbage::TrailingBytes.raw()).await;
        let failure = await_run_failure(&corrupt).await;
        assert_eq!(application_type(&failure), Some(("AvroCorrupt", true)));
        assert!(
            failure
                .message
                .contains("signal input of `Collect.fatal` is corrupt"),
            "{}",
            failure.message
        );
        // The closed run is replayed for the query: by its marker it ends as it did.
        let listed = corrupt.skipped_signals().await.expect("a worker answers");
        assert_eq!(listed, []);
        assert_eq!(markers(&corrupt).await, 1);

        raw::signal(&client, unreadable.id(), "fatal", newer("newer")).await;
        let message = await_task_failure(&unreadable).await;
        assert!(message.contains("`FOURTH`"), "{message}");
    })
    .await;
    serve(new(&client, &queue), async {
        raw::signal(
            &client,
            unreadable.id(),
            "finish",
            RawValue::new(Vec::new()),
        )
        .await;
        let result = unreadable.result().await.expect("it completes");
        assert_eq!(result.texts, ["newer"]);
    })
    .await;
}
