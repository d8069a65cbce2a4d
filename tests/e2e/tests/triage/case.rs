//! One kind of garbage to one entry point, on a server.

use avro_temporal_runtime::sdk::client::errors::WorkflowUpdateError;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{
    CallError, Client, ErrorClass, SkipReason, SkippedSignal, WorkflowHandle, WorkflowStartOptions,
    WorkflowType,
};
use e2e::collect::v1::inbox;
use e2e::garbage::Garbage;
use e2e::give::GivenSample;
use e2e::raw;
use e2e::recorded::{
    application_type, await_event, await_run_failure, await_second_failure, await_task_failure,
    failed_tasks, innermost_message,
};
use e2e::relay::Relay;
use e2e::relay::acme::e2e::{Destination, Relayed};
use e2e::server::unique;
use e2e::v1::{Target, sample};

use crate::entry::{Entry, Outcome};

/// One case on its way.
pub(crate) struct Case {
    pub(crate) client: Client,
    pub(crate) queue: String,
    pub(crate) garbage: Garbage,
    pub(crate) entry: Entry,
    pub(crate) expected: Outcome,
    pub(crate) class: ErrorClass,
    pub(crate) failure_type: &'static str,
    pub(crate) reason: &'static str,
}

/// Starts a sound run.
pub(crate) async fn start(
    client: &Client,
    queue: &str,
    text: &str,
) -> <Target as WorkflowType>::Handle {
    let options = WorkflowStartOptions::new(queue, unique(text)).build();
    client
        .start::<Target>(sample(text), options)
        .await
        .expect("it starts")
}

impl Case {
    pub(crate) async fn run(self) {
        match self.entry {
            Entry::StartInput => self.start_input().await,
            Entry::Signal => self.signal().await,
            Entry::StrictSignal => self.collected("strict").await,
            Entry::FatalSignal => self.collected("fatal").await,
            Entry::LenientSignal => self.lenient_signal().await,
            Entry::Update => self.update().await,
            Entry::Query => self.query().await,
            Entry::ActivityInput => self.activity_input().await,
            Entry::ActivityResult => self.activity_result().await,
            Entry::ChildInput => self.child_input().await,
            Entry::ChildResult => self.child_result().await,
            Entry::ClientResult => self.client_result().await,
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

    async fn collected(&self, signal: &str) {
        let id = self.start_collect().await;
        raw::signal(&self.client, &id, signal, self.garbage.raw()).await;
        self.expect_run::<inbox::Collect>(&id).await;
    }

    async fn lenient_signal(&self) {
        let id = self.start_collect().await;
        raw::signal(&self.client, &id, "lenient", self.garbage.raw()).await;
        let handle = self.client.get::<inbox::Collect>(&id);
        let skipped = handle.skipped_signals().await.expect("a worker answers");
        let expected = SkippedSignal {
            signal: "lenient".to_owned(),
            number: 1,
            reason: match self.class {
                ErrorClass::Corrupt => SkipReason::Corrupt,
                ErrorClass::NotReadable => SkipReason::NotReadable,
            },
        };
        assert_eq!(skipped, [expected], "{}", self.name());
        handle.finish().await.expect("it is open");
        let result = handle.result().await;
        let result = result.unwrap_or_else(|error| panic!("{}: {error}", self.name()));
        assert_eq!(result.texts, [""; 0], "{}", self.name());
        assert_eq!(failed_tasks(&handle).await, 0, "{}", self.name());
    }

    async fn start_collect(&self) -> String {
        let id = unique("collect");
        let options = WorkflowStartOptions::new(&self.queue, &id).build();
        self.client
            .start::<inbox::Collect>((), options)
            .await
            .expect("it starts");
        id
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

    async fn child_result(&self) {
        let id = self.relay(Destination::ChildResult, "").await;
        self.expect_run::<Relay>(&id).await;
    }

    async fn client_result(&self) {
        let options = WorkflowStartOptions::new(&self.queue, unique("given")).build();
        let relayed = Relayed::to(Destination::ChildResult, "", &self.garbage.payloads());
        let started = self.client.start::<GivenSample>(relayed, options).await;
        let handle = started.expect("it starts");
        let error = handle.result().await.expect_err("it can't be read");
        let CallError::Unreadable(error) = error else {
            panic!("{}: {error}", self.name());
        };
        assert_eq!(self.expected, Outcome::Returned);
        assert_eq!(error.class(), self.class, "{}", self.name());
        assert_eq!(error.failure_type(), self.failure_type, "{}", self.name());
        self.expect_reason(&error.to_string());
        assert_eq!(failed_tasks(&handle).await, 0, "{}", self.name());
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
                assert_eq!(failed_tasks(&handle).await, 0, "{}", self.name());
            }
            Outcome::TaskFails => {
                let message = await_task_failure(&handle).await;
                self.expect_reason(&message);
                await_second_failure(&handle).await;
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
        assert_eq!(failed_tasks(handle).await, 0, "{}", self.name());
    }

    fn expect_reason(&self, message: &str) {
        let has_reason =
            message.contains(self.reason) && message.contains("read as acme.e2e.Sample:");
        assert!(has_reason, "{}: {message}", self.name());
    }
}
