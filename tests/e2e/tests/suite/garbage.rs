//! Garbage to every entry point: what each gets, in one table.

use avro_temporal_runtime::sdk::client::errors::WorkflowUpdateError;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{
    Client, ErrorClass, Worker, WorkerOptions, WorkflowHandle, WorkflowStartOptions, WorkflowType,
};
use e2e::garbage::Garbage;
use e2e::raw;
use e2e::recorded::{
    application_type, await_event, await_run_failure, await_task_failure, innermost_message,
};
use e2e::relay::acme::e2e::{Destination, Relayed};
use e2e::relay::{ATTEMPTS, Give, Relay};
use e2e::server::{connect, serve, unique};
use e2e::v1::{Echo, Target, sample};
use tokio::task::JoinSet;

/// Where garbage comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    StartInput,
    Signal,
    Update,
    Query,
    ActivityInput,
    ActivityResult,
    ChildInput,
}

/// What becomes of it. Everything else goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// The run fails, once and for all, with a typed failure that is not retried.
    RunFails,
    /// The workflow task fails with the reason, and the run stays open.
    TaskFails,
    /// The caller gets the reason, and nothing is in history.
    Rejected,
    /// The activity fails with a typed failure after so many attempts.
    ActivityFails(i32),
}

/// The triage: the entry, what corrupt payloads get, and what payloads get that another build can
/// read.
const TRIAGE: [(Entry, Outcome, Outcome); 7] = [
    (Entry::StartInput, Outcome::RunFails, Outcome::TaskFails),
    (Entry::Signal, Outcome::TaskFails, Outcome::TaskFails),
    (Entry::Update, Outcome::Rejected, Outcome::Rejected),
    (Entry::Query, Outcome::Rejected, Outcome::Rejected),
    (
        Entry::ActivityInput,
        Outcome::ActivityFails(1),
        Outcome::ActivityFails(ATTEMPTS.cast_signed()),
    ),
    (Entry::ActivityResult, Outcome::RunFails, Outcome::TaskFails),
    (Entry::ChildInput, Outcome::RunFails, Outcome::TaskFails),
];

/// What each kind of garbage is: who can read it, its failure's type, and the reason that is given.
const REASONS: [(Garbage, ErrorClass, &str, &str); 9] = [
    (
        Garbage::Truncated,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the bytes end before the value does",
    ),
    (
        Garbage::FlippedHeader,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the fingerprint in its header",
    ),
    (
        Garbage::UnknownSchema,
        ErrorClass::NotReadable,
        "AvroUnknownWriter",
        "acme.e2e.Sample@7:0123",
    ),
    (
        Garbage::AnotherType,
        ErrorClass::NotReadable,
        "AvroIncompatible",
        "acme.e2e.Other@0:",
    ),
    (
        Garbage::TrailingBytes,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "bytes remain after the value",
    ),
    (
        Garbage::ForeignEmbeddedSchema,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "its embedded schema is not",
    ),
    (
        Garbage::LengthBomb,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "a length is greater",
    ),
    (
        Garbage::NoPayload,
        // A build whose operation takes nothing can read it.
        ErrorClass::NotReadable,
        "AvroIncompatible",
        "there is no payload",
    ),
    (
        Garbage::InvalidJson,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the text is not JSON",
    ),
];

/// One case on its way.
struct Case {
    client: Client,
    queue: String,
    garbage: Garbage,
    entry: Entry,
    expected: Outcome,
    failure_type: &'static str,
    reason: &'static str,
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_gets_what_the_triage_says_and_nothing_else_does() {
    let client = connect().await;
    let queue = unique("garbage");
    let options = WorkerOptions::new(&queue).register_activities(Give).build();
    let worker = Worker::new(&client, options)
        .workflow::<Target>()
        .workflow::<Relay>()
        .activities(Echo);
    serve(worker, async {
        let beside = start(&client, &queue, "beside").await;
        let mut cases = JoinSet::new();
        for (garbage, class, failure_type, reason) in REASONS {
            for (entry, corrupt, not_readable) in TRIAGE {
                let case = Case {
                    client: client.clone(),
                    queue: queue.clone(),
                    garbage,
                    entry,
                    expected: match class {
                        ErrorClass::Corrupt => corrupt,
                        ErrorClass::NotReadable => not_readable,
                    },
                    failure_type,
                    reason,
                };
                cases.spawn(case.run());
            }
        }
        let count = cases.join_all().await.len();
        assert_eq!(count, Garbage::ALL.len() * TRIAGE.len());
        // The worker lives, and the run beside all this goes on.
        beside.finish().await.expect("it is open");
        let result = beside.result().await.expect("it completes");
        assert_eq!(result, sample("beside"));
    })
    .await;
}

async fn start(client: &Client, queue: &str, text: &str) -> <Target as WorkflowType>::Handle {
    let options = WorkflowStartOptions::new(queue, unique(text)).build();
    client
        .start::<Target>(sample(text), options)
        .await
        .expect("it starts")
}

impl Case {
    async fn run(self) {
        match self.entry {
            Entry::StartInput => self.start_input().await,
            Entry::Signal => self.signal().await,
            Entry::Update => self.update().await,
            Entry::Query => self.query().await,
            Entry::ActivityInput => self.activity_input().await,
            Entry::ActivityResult => self.activity_result().await,
            Entry::ChildInput => self.child_input().await,
        }
    }

    fn name(&self) -> String {
        format!("{:?} to {:?}", self.garbage, self.entry)
    }

    async fn start_input(&self) {
        let id = unique("start-input");
        raw::start(&self.client, &self.queue, &id, self.garbage.raw()).await;
        self.expect_run::<Target>(&id).await;
    }

    async fn signal(&self) {
        let handle = start(&self.client, &self.queue, "signal").await;
        raw::keep(&self.client, handle.id(), self.garbage.raw()).await;
        self.expect_run::<Target>(handle.id()).await;
    }

    async fn update(&self) {
        let handle = start(&self.client, &self.queue, "update").await;
        let error = raw::put(&self.client, handle.id(), self.garbage.raw())
            .await
            .expect_err("it is rejected");
        assert_eq!(self.expected, Outcome::Rejected);
        let WorkflowUpdateError::Failed(failure) = error else {
            panic!("{}: {error}", self.name());
        };
        self.expect_reason(&failure.message);
        let (failure_type, _) = application_type(&failure).expect("it is typed");
        assert_eq!(failure_type, self.failure_type, "{}", self.name());
        let events = handle.workflow().events().await.expect("it exists");
        let accepted = events.iter().any(|event| {
            matches!(
                event.attributes,
                Some(Attributes::WorkflowExecutionUpdateAcceptedEventAttributes(
                    _
                ))
            )
        });
        assert!(!accepted, "{}: it is in history", self.name());
        self.expect_completion(&handle).await;
    }

    async fn query(&self) {
        let handle = start(&self.client, &self.queue, "query").await;
        let error = raw::mirror(&self.client, handle.id(), self.garbage.raw())
            .await
            .expect_err("it is rejected");
        assert_eq!(self.expected, Outcome::Rejected);
        self.expect_reason(&error.to_string());
        self.expect_completion(&handle).await;
    }

    async fn activity_input(&self) {
        let id = self.relay(Destination::ActivityInput, "").await;
        let handle = self.client.get::<Relay>(&id);
        let attempts = await_event(&handle, "an activity failed", |event| match event {
            Attributes::ActivityTaskStartedEventAttributes(started) => Some(started.attempt),
            _ => None,
        })
        .await;
        assert_eq!(
            self.expected,
            Outcome::ActivityFails(attempts),
            "{}",
            self.name()
        );
        let failure = await_run_failure(&handle).await;
        self.expect_reason(innermost_message(&failure));
        let (failure_type, non_retryable) = application_type(&failure).expect("it is typed");
        assert_eq!(failure_type, self.failure_type, "{}", self.name());
        assert_eq!(non_retryable, attempts == 1, "{}", self.name());
    }

    async fn activity_result(&self) {
        let id = self.relay(Destination::ActivityResult, "").await;
        self.expect_run::<Relay>(&id).await;
    }

    async fn child_input(&self) {
        let child = unique("child-input");
        let id = self.relay(Destination::ChildInput, &child).await;
        self.expect_run::<Target>(&child).await;
        let parent = self.client.get::<Relay>(&id);
        // The parent is told if the child failed, and waits if it may yet be healed: the child was
        // ended by now.
        let failure = await_run_failure(&parent).await;
        if self.expected == Outcome::RunFails {
            self.expect_reason(innermost_message(&failure));
        }
    }

    async fn relay(&self, to: Destination, child: &str) -> String {
        let id = unique("relay");
        let options = WorkflowStartOptions::new(&self.queue, &id).build();
        let relayed = Relayed::to(to, child, &self.garbage.payloads());
        self.client
            .start::<Relay>(relayed, options)
            .await
            .expect("it starts");
        id
    }

    /// Holds a run that met the garbage against the table.
    async fn expect_run<W: WorkflowType>(&self, id: &str)
    where
        W::Handle: std::ops::Deref<Target = WorkflowHandle<W>>,
    {
        let handle = self.client.get::<W>(id);
        match self.expected {
            Outcome::RunFails => {
                let failure = await_run_failure(&handle).await;
                self.expect_reason(&failure.message);
                let expected = Some((self.failure_type, true));
                assert_eq!(application_type(&failure), expected, "{}", self.name());
            }
            Outcome::TaskFails => {
                let message = await_task_failure(&handle).await;
                self.expect_reason(&message);
                let open = handle.terminate("seen enough").await;
                open.unwrap_or_else(|error| panic!("{}: it isn't open: {error}", self.name()));
            }
            other => panic!("{}: {other:?} is no outcome of a run", self.name()),
        }
    }

    async fn expect_completion(&self, handle: &<Target as WorkflowType>::Handle) {
        handle.finish().await.expect("it is open");
        handle
            .result()
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", self.name()));
    }

    fn expect_reason(&self, message: &str) {
        let has_reason =
            message.contains(self.reason) && message.contains("read as acme.e2e.Sample:");
        assert!(has_reason, "{}: {message}", self.name());
    }
}
