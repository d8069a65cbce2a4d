//! Runs that the old build records and the new one replays.

use std::ops::Deref;

use avro_temporal_runtime::replay::{RecordedHistory, ReplayFailure, ReplayFailureKind, Replayer};
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::HistoryEvent;
use avro_temporal_runtime::{Client, WorkflowHandle, WorkflowType};
use damage::{new, old};
use e2e::server::{connect, serve, unique};

/// A workflow whose handle is one to any run, as contracts make them.
pub(crate) trait Run: WorkflowType<Handle: Deref<Target = WorkflowHandle<Self>>> {}

impl<W: WorkflowType<Handle: Deref<Target = WorkflowHandle<W>>>> Run for W {}

/// The history of a run that the old build takes from its start to its end.
pub(crate) async fn record<W: Run>(input: W::Input) -> RecordedHistory {
    record_as::<W, W>(input).await
}

/// The same of a run that a client of another build starts.
pub(crate) async fn record_as<C: WorkflowType, W: Run>(input: C::Input) -> RecordedHistory {
    assert_eq!(C::NAME, W::NAME);
    record_run::<C, W>(input, async |_| {}).await
}

/// The same of a run to which something is sent.
pub(crate) async fn record_with<W: Run>(
    input: W::Input,
    send: impl AsyncFnOnce(&WorkflowHandle<W>),
) -> RecordedHistory {
    record_run::<W, W>(input, send).await
}

async fn record_run<C: WorkflowType, W: Run>(
    input: C::Input,
    send: impl AsyncFnOnce(&WorkflowHandle<W>),
) -> RecordedHistory {
    let client = connect().await;
    let queue = unique("damage");
    serve(old::worker(&client, &queue), async {
        let id = unique("damage");
        let start = client.workflow::<C>(input).id(&id).task_queue(&queue);
        start.start().await.expect("it starts");
        end(&client, &id, send).await
    })
    .await
}

/// Sees a run to its end, and fetches its history.
pub(crate) async fn end<W: Run>(
    client: &Client,
    id: &str,
    send: impl AsyncFnOnce(&WorkflowHandle<W>),
) -> RecordedHistory {
    let run = client.get::<W>(id);
    send(&run).await;
    assert!(run.result().await.is_ok(), "`{}` fails", W::NAME);
    let history = RecordedHistory::fetch(client, id, None).await;
    history.expect("it is there")
}

/// What the new build says of a history that the old one replays.
pub(crate) async fn failure(history: RecordedHistory) -> Failure {
    failure_of(old::replayer(), new::replayer(), history).await
}

/// What a replayer says of a history that another replays.
pub(crate) async fn failure_of(
    sound: Replayer,
    damaged: Replayer,
    history: RecordedHistory,
) -> Failure {
    let report = sound.histories([history.clone()]).await;
    report.expect("it is replayed").assert_all_replay();
    let report = damaged.histories([history.clone()]).await;
    let report = report.expect("it is replayed");
    let outcome = report.replayed.into_iter().next().expect("one").outcome;
    Failure {
        failure: outcome.expect_err("the new build goes on with the run as if nothing had changed"),
        history,
    }
}

/// Why a run is not replayed.
pub(crate) struct Failure {
    failure: ReplayFailure,
    history: RecordedHistory,
}

impl Failure {
    /// The run does something else than it did, first at an event of this kind.
    pub(crate) fn assert_diverges(&self, event: EventType, says: &str) {
        self.assert_is(ReplayFailureKind::Nondeterministic, Some(event), says);
    }

    /// The run holds a value that can't be read any more.
    pub(crate) fn assert_unreadable(&self, event: EventType, says: &str) {
        self.assert_is(ReplayFailureKind::Unreadable, Some(event), says);
    }

    /// The run stops otherwise.
    pub(crate) fn assert_is(&self, kind: ReplayFailureKind, event: Option<EventType>, says: &str) {
        let shown = &self.failure;
        assert_eq!(shown.kind, kind, "{shown}");
        let mut events = self.history.events().iter();
        let at = events.find(|it| Some(it.event_id) == shown.event_id);
        assert_eq!(at.map(HistoryEvent::event_type), event, "{shown}");
        assert!(shown.message.contains(says), "no `{says}` in: {shown}");
    }
}
