//! Polling a task queue.

use std::collections::HashSet;
use std::fmt;

use temporalio_sdk::error::{RuntimeError, WorkerCreateError, WorkerRunError};
use temporalio_sdk::runtime::RuntimeOptions;
use temporalio_sdk::{Runtime, WorkerOptions};

use super::activity::{ActivityGroup, Shared};
use super::client::Client;
use super::handler::Handler;
use super::host::Host;
use super::workflow::Workflow;
use crate::AvroType;

/// A worker: the workflows and activities of this program on one task queue.
pub struct Worker {
    client: Client,
    options: WorkerOptions,
    names: Names,
}

/// What is registered, as the SDK lets the second of two equal names replace the first.
#[derive(Default)]
struct Names {
    workflows: HashSet<&'static str>,
    activities: HashSet<&'static str>,
    twice: Option<&'static str>,
}

/// Why a worker doesn't run, or stopped.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkerError {
    /// Two workflows, or two activities, have the same name.
    RegisteredTwice(&'static str),
    /// Nothing is registered.
    NothingToServe,
    /// The SDK's runtime doesn't start.
    Runtime(RuntimeError),
    /// The SDK refuses the options.
    Create(WorkerCreateError),
    /// The worker stopped.
    Run(WorkerRunError),
}

impl Worker {
    /// A worker that serves nothing yet, with the SDK's options.
    pub fn new(client: &Client, options: WorkerOptions) -> Self {
        Self {
            client: client.clone(),
            options,
            names: Names::default(),
        }
    }

    /// Adds a workflow.
    #[must_use]
    pub fn workflow<W: Workflow>(mut self) -> Self {
        W::Input::info();
        W::Output::info();
        W::HANDLERS.iter().for_each(Handler::warm);
        if !self.names.workflows.insert(W::NAME)
            || self.options.register_workflow::<Host<W>>().is_err()
        {
            self.names.twice.get_or_insert(W::NAME);
        }
        self
    }

    /// Adds activities: a function's, or all of a value's.
    #[must_use]
    pub fn activities<G: ActivityGroup>(mut self, group: G) -> Self {
        for activity in G::ACTIVITIES {
            activity.warm();
            if !self.names.activities.insert(activity.name) {
                self.names.twice.get_or_insert(activity.name);
            }
        }
        self.options.register_activities(Shared::new(group));
        self
    }

    /// Polls until the process ends.
    ///
    /// # Errors
    ///
    /// If nothing or something is registered twice, the server doesn't know the namespace, or
    /// polling can't go on.
    pub async fn run(self) -> Result<(), WorkerError> {
        self.run_until(std::future::pending()).await
    }

    /// Polls until `shutdown` is ready, then lets running tasks end.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub async fn run_until(self, shutdown: impl Future<Output = ()>) -> Result<(), WorkerError> {
        if let Some(name) = self.names.twice {
            return Err(WorkerError::RegisteredTwice(name));
        }
        if self.names.workflows.is_empty() && self.names.activities.is_empty() {
            return Err(WorkerError::NothingToServe);
        }
        let runtime =
            Runtime::from_current_tokio(RuntimeOptions::default()).map_err(WorkerError::Runtime)?;
        let client = self.client.sdk().clone();
        let mut worker = temporalio_sdk::Worker::new(&runtime, client, self.options)
            .map_err(WorkerError::Create)?;
        let stop = worker.shutdown_handle();
        let mut run = std::pin::pin!(worker.run());
        let mut shutdown = std::pin::pin!(shutdown);
        let mut stopping = false;
        std::future::poll_fn(|task| {
            if !stopping && shutdown.as_mut().poll(task).is_ready() {
                stopping = true;
                stop();
            }
            run.as_mut().poll(task)
        })
        .await
        .map_err(WorkerError::Run)
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker")
            .field("task_queue", &self.options.task_queue)
            .field("workflows", &self.names.workflows)
            .field("activities", &self.names.activities)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for WorkerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RegisteredTwice(name) => write!(
                f,
                "`{name}` is registered twice on one worker; remove or rename one of the two"
            ),
            Self::NothingToServe => {
                f.write_str("the worker serves nothing; register a workflow or activities")
            }
            Self::Runtime(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
            Self::Run(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WorkerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::RegisteredTwice(_) | Self::NothingToServe => None,
            Self::Runtime(error) => error.source(),
            Self::Create(error) => error.source(),
            Self::Run(error) => error.source(),
        }
    }
}
