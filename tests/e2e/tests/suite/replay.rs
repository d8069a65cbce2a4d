//! Histories of a real server, replayed: as they are, and with bytes that nobody can read.

use std::env;
use std::process::Command;
use std::time::Duration;

use avro_temporal_runtime::replay::{
    RecordedHistory, ReplayError, ReplayFailure, ReplayFailureKind, ReplayReport, Replayer,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::common::v1::{Payload, Payloads};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{Client, Worker, WorkflowStartOptions, WorkflowType};
use e2e::collect::{v1 as collect_v1, v2 as collect_v2};
use e2e::garbage::Garbage;
use e2e::give::GiveRaw;
use e2e::raw;
use e2e::recorded::await_run_failure;
use e2e::relay::acme::e2e::{Destination, Relayed};
use e2e::relay::{Give, Relay};
use e2e::server::{address, connect, serve, unique};
use e2e::v1::{Echo, Target, sample};
use e2e::{garbage, v2};

fn worker(client: &Client, queue: &str) -> Worker {
    let mut options = avro_temporal_runtime::WorkerOptions::new(queue)
        .register_activities(Give)
        .build();
    options
        .register_workflow::<GiveRaw>()
        .expect("it has a name of its own");
    Worker::new(client, options)
        .workflow::<Target>()
        .workflow::<Relay>()
        .workflow::<collect_v1::Collect>()
        .activities(Echo)
}

/// The workflows as the worker has them.
fn replayer() -> Replayer {
    Replayer::new()
        .workflow::<Target>()
        .workflow::<Relay>()
        .workflow::<collect_v1::Collect>()
}

async fn fetch(client: &Client, id: &str) -> RecordedHistory {
    RecordedHistory::fetch(client, id, None)
        .await
        .expect("it exists")
}

async fn start<W: WorkflowType>(client: &Client, queue: &str, input: W::Input) -> W::Handle {
    let options = WorkflowStartOptions::new(queue, unique("replay")).build();
    client.start::<W>(input, options).await.expect("it starts")
}

fn only_failure(report: &ReplayReport) -> &ReplayFailure {
    let failures: Vec<_> = report.failures().collect();
    let [(_, failure)] = failures[..] else {
        panic!("{report}");
    };
    failure
}

/// A completed run of `Target`: a signal, an update, an activity.
async fn target(client: &Client, queue: &str) -> RecordedHistory {
    let handle = start::<Target>(client, queue, sample("first")).await;
    handle.keep(sample("second")).await.expect("it is open");
    handle.put(sample("third")).await.expect("it is taken");
    handle.finish().await.expect("it is open");
    handle.result().await.expect("it completes");
    fetch(client, handle.id()).await
}

/// A completed run of `Relay` whose child gave a sample.
async fn parent(client: &Client, queue: &str) -> RecordedHistory {
    let payloads = [garbage::payload_of(&sample("given"))];
    let relayed = Relayed::to(Destination::ChildResult, "", &payloads);
    let handle = start::<Relay>(client, queue, relayed).await;
    handle.result().await.expect("it completes");
    fetch(client, handle.id()).await
}

/// A run of `Collect` with a signal that was left out, one that was taken, and the end that is
/// asked for.
async fn collected(client: &Client, queue: &str, last: &str) -> RecordedHistory {
    let handle = start::<collect_v1::inbox::Collect>(client, queue, ()).await;
    let sound = garbage::payload_of(&sample("sound"));
    let newer = v2::acme::e2e::Sample {
        note: None,
        text: "newer".to_owned(),
        smallest: 0,
        largest: 0,
        at: avro_temporal_runtime::logical::TimestampMicros(0),
        kind: v2::acme::e2e::Kind::Fourth,
    };
    let newer = garbage::payload_of(&newer);
    for (signal, payload) in [
        ("lenient", newer),
        ("lenient", sound.clone()),
        ("fatal", sound),
    ] {
        raw::signal(client, handle.id(), signal, garbage::raw(vec![payload])).await;
    }
    let listed = handle.skipped_signals().await.expect("a worker answers");
    assert_eq!(listed.len(), 1);
    if last == "fatal" {
        let corrupt = Garbage::Truncated.raw();
        raw::signal(client, handle.id(), last, corrupt).await;
        await_run_failure(&handle).await;
    } else {
        handle.finish().await.expect("it is open");
        handle.result().await.expect("it completes");
    }
    fetch(client, handle.id()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn recorded_runs_are_replayed_by_this_build_and_a_later_one() {
    let client = connect().await;
    let queue = unique("replay");
    let histories = serve(worker(&client, &queue), async {
        vec![
            target(&client, &queue).await,
            parent(&client, &queue).await,
            collected(&client, &queue, "finish").await,
            collected(&client, &queue, "fatal").await,
        ]
    })
    .await;
    let report = replayer().histories(histories.clone()).await;
    report.expect("they are replayed").assert_all_replay();
    let later = Replayer::new().workflow::<collect_v2::Collect>();
    let report = later.histories(histories[2..].to_vec()).await;
    report.expect("they are replayed").assert_all_replay();
    // What isn't registered is a failure of its own, and the rest is replayed.
    let report = Replayer::new()
        .workflow::<Relay>()
        .histories(histories[..2].to_vec())
        .await
        .expect("one is replayed");
    let failure = only_failure(&report);
    assert_eq!(failure.kind, ReplayFailureKind::NotRegistered);
    assert_eq!(failure.message, "the workflow `Target` isn't registered");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_forms_of_json_are_the_history_that_the_server_has() {
    let client = connect().await;
    let queue = unique("json");
    let histories = serve(worker(&client, &queue), async {
        [
            target(&client, &queue).await,
            parent(&client, &queue).await,
            collected(&client, &queue, "fatal").await,
        ]
    })
    .await;
    let folder = tempfile::tempdir().expect("a folder");
    let program = env::var("AVRO_TEMPORAL_TEST_TEMPORAL_CLI")
        .expect("`cargo xtask test` says where Temporal's command line is");
    for history in histories {
        let own = folder.path().join(format!("{}.json", history.name()));
        history.save(&own).await.expect("it is written");
        let shown = Command::new(&program)
            .args([
                "workflow",
                "show",
                "--output",
                "json",
                "--address",
                &address(),
            ])
            .args(["--workflow-id", history.name()])
            .output()
            .expect("Temporal's command line runs");
        let said = String::from_utf8_lossy(&shown.stderr);
        assert!(shown.status.success(), "{said}");
        let own = RecordedHistory::from_file(&own).expect("it is a history");
        let shown = RecordedHistory::from_json("shown", &shown.stdout).expect("it is a history");
        for (own, (fetched, shown)) in own
            .events()
            .iter()
            .zip(history.events().iter().zip(shown.events()))
        {
            assert_eq!(own, fetched);
            assert_eq!(shown, fetched);
        }
        assert_eq!(own.events().len(), history.events().len());
        assert_eq!(shown.events().len(), history.events().len());
    }
    let report = replayer().folder(folder.path()).await;
    report.expect("they are replayed").assert_all_replay();
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_are_fetched_by_a_visibility_query() {
    let client = connect().await;
    let queue = unique("query");
    serve(worker(&client, &queue), async {
        let expected = target(&client, &queue).await;
        let query = format!("WorkflowId = '{}'", expected.name());
        // The server lists a run a moment after it has started.
        let found = loop {
            let found = RecordedHistory::fetch_all(&client, &query, 10).await;
            let found = found.expect("it is a query");
            if !found.is_empty() {
                break found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].events(), expected.events());
        let error = RecordedHistory::fetch_all(&client, "Workflow Id is none", 10).await;
        let error = error.expect_err("it is no query");
        assert!(matches!(error, ReplayError::List(_)), "{error}");
        let error = RecordedHistory::fetch(&client, "no such workflow", None).await;
        let error = error.expect_err("there is none");
        assert!(matches!(error, ReplayError::Fetch(_)), "{error}");
    })
    .await;
}

/// What is made corrupt, which field of which event it is, and what is said of it.
type Alteration = (
    &'static str,
    fn(&mut Attributes) -> Option<&mut Payloads>,
    &'static str,
    &'static str,
);

const OF_TARGET: [Alteration; 4] = [
    (
        "the start input",
        |event| match event {
            Attributes::WorkflowExecutionStartedEventAttributes(it) => it.input.as_mut(),
            _ => None,
        },
        "input",
        "workflow input of `Target` is corrupt",
    ),
    (
        "a signal",
        |event| match event {
            Attributes::WorkflowExecutionSignaledEventAttributes(it)
                if it.signal_name == "keep" =>
            {
                it.input.as_mut()
            }
            _ => None,
        },
        "input",
        "signal input of `Target.keep` is corrupt",
    ),
    (
        "an accepted update",
        |event| match event {
            Attributes::WorkflowExecutionUpdateAcceptedEventAttributes(it) => {
                it.accepted_request.as_mut()?.input.as_mut()?.args.as_mut()
            }
            _ => None,
        },
        "args",
        "update input of `Target.put` is corrupt",
    ),
    (
        "an activity's result",
        |event| match event {
            Attributes::ActivityTaskCompletedEventAttributes(it) => it.result.as_mut(),
            _ => None,
        },
        "result",
        "activity result of `Echo` is corrupt",
    ),
];

const OF_PARENT: [Alteration; 1] = [(
    "a child's result",
    |event| match event {
        Attributes::ChildWorkflowExecutionCompletedEventAttributes(it) => it.result.as_mut(),
        _ => None,
    },
    "result",
    "child workflow result of `GiveSample` is corrupt",
)];

/// Of a contract that says `fail_run`: at its first execution the run took it.
const OF_COLLECT: [Alteration; 1] = [(
    "a signal that was sound",
    |event| match event {
        Attributes::WorkflowExecutionSignaledEventAttributes(it) if it.signal_name == "fatal" => {
            it.input.as_mut()
        }
        _ => None,
    },
    "input",
    "signal input of `Collect.fatal` is corrupt",
)];

/// Cuts a payload; returns the id of its event.
fn cut(
    history: &RecordedHistory,
    find: fn(&mut Attributes) -> Option<&mut Payloads>,
) -> (RecordedHistory, i64) {
    let mut events = history.events().to_vec();
    let altered = events.iter_mut().find_map(|event| {
        let id = event.event_id;
        let payloads = find(event.attributes.as_mut()?)?;
        let data = &mut payloads.payloads.first_mut()?.data;
        data.truncate(data.len() - 1);
        Some(id)
    });
    let id = altered.expect("the history has such an event");
    let history = RecordedHistory::new("altered", events).expect("it is whole");
    (history, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_corrupt_fails_the_task_on_replay_and_not_the_run() {
    let client = connect().await;
    let queue = unique("altered");
    let [target, parent, collected] = serve(worker(&client, &queue), async {
        [
            target(&client, &queue).await,
            parent(&client, &queue).await,
            collected(&client, &queue, "finish").await,
        ]
    })
    .await;
    let cases = OF_TARGET.iter().map(|case| (&target, case));
    let cases = cases.chain(OF_PARENT.iter().map(|case| (&parent, case)));
    let cases = cases.chain(OF_COLLECT.iter().map(|case| (&collected, case)));
    for (history, (what, find, field, message)) in cases {
        let (altered, id) = cut(history, *find);
        let report = replayer().histories([altered]).await;
        let report = report.expect("it is replayed");
        // A run that fails where another went on is something else: nondeterminism.
        let failure = only_failure(&report);
        assert_eq!(
            failure.kind,
            ReplayFailureKind::Unreadable,
            "{what}: {failure}"
        );
        assert!(failure.message.contains(message), "{what}: {failure}");
        assert_eq!(failure.event_id, Some(id), "{what}: {failure}");
        assert_eq!(failure.field, Some(*field), "{what}: {failure}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn workflow_code_that_does_something_else_is_told_with_the_event() {
    let client = connect().await;
    let queue = unique("nondeterminism");
    let history = serve(worker(&client, &queue), target(&client, &queue)).await;
    let mut events = history.events().to_vec();
    let altered = events.iter_mut().find_map(|event| {
        let Attributes::ActivityTaskScheduledEventAttributes(scheduled) =
            event.attributes.as_mut()?
        else {
            return None;
        };
        scheduled.activity_type.as_mut()?.name = "Another".to_owned();
        Some(event.event_id)
    });
    let altered_history = RecordedHistory::new("altered", events).expect("it is whole");
    let report = replayer().histories([altered_history]).await;
    let report = report.expect("it is replayed");
    let failure = only_failure(&report);
    assert_eq!(
        failure.kind,
        ReplayFailureKind::Nondeterministic,
        "{failure}"
    );
    assert_eq!(failure.event_id, altered, "{failure}");
    let result = report.clone().into_result();
    let shown = result.expect_err("one failed").to_string();
    assert!(
        shown.starts_with("1 of 1 histories can't be replayed\naltered: event "),
        "{shown}"
    );
}

/// Keeps every byte secret from those who don't know about 0x55.
#[derive(Debug, Clone, Copy)]
struct Hidden;

impl Hidden {
    fn flip(mut payloads: Vec<Payload>) -> Vec<Payload> {
        for payload in &mut payloads {
            payload.data.iter_mut().for_each(|byte| *byte ^= 0x55);
        }
        payloads
    }
}

mod codec {
    use super::{Hidden, Payload};
    use avro_temporal_runtime::AvroFailureConverter;
    use avro_temporal_runtime::sdk::common::data_converters::{
        DataConverter, DefaultFailureConverter, PayloadCodec, PayloadConversionError,
        PayloadConverter, SerializationContextData,
    };
    use std::future::ready;
    use std::pin::Pin;

    type Coded = Pin<
        Box<dyn Future<Output = Result<Vec<Payload>, PayloadConversionError>> + Send + 'static>,
    >;

    impl PayloadCodec for Hidden {
        fn encode(&self, _: &SerializationContextData, payloads: Vec<Payload>) -> Coded {
            Box::pin(ready(Ok(Self::flip(payloads))))
        }

        fn decode(&self, _: &SerializationContextData, payloads: Vec<Payload>) -> Coded {
            Box::pin(ready(Ok(Self::flip(payloads))))
        }
    }

    /// The worker's data converter, with the codec.
    pub(super) fn converter() -> DataConverter {
        DataConverter::new(
            PayloadConverter::default(),
            AvroFailureConverter(DefaultFailureConverter::default()),
            Hidden,
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn encoded_histories_are_replayed_with_the_workers_data_converter() {
    let client = connect().await;
    let queue = unique("codec");
    let history = serve(worker(&client, &queue), target(&client, &queue)).await;
    let (altered, id) = cut(&history, OF_TARGET[1].1);
    let encoded = [history, altered].map(|history| {
        let mut events = history.events().to_vec();
        let alterations = OF_TARGET.iter().map(|it| it.1);
        for find in alterations {
            let payloads = events
                .iter_mut()
                .find_map(|event| find(event.attributes.as_mut()?));
            let payloads = payloads.expect("the history has such an event");
            payloads.payloads = Hidden::flip(std::mem::take(&mut payloads.payloads));
        }
        RecordedHistory::new(history.name(), events).expect("it is whole")
    });
    let replayer = || replayer().data_converter(codec::converter());
    let report = replayer().histories(encoded.clone()).await;
    let report = report.expect("they are replayed");
    assert!(report.replayed[0].outcome.is_ok(), "{report}");
    let failure = only_failure(&report);
    assert_eq!(failure.event_id, Some(id), "{failure}");
    assert_eq!(failure.field, Some("input"), "{failure}");
    // Without it, nothing is read.
    let report = self::replayer().histories(encoded).await;
    assert_eq!(report.expect("they are replayed").failures().count(), 2);
}
