//! Polling a task queue.

use std::collections::HashSet;
use std::fmt;

use temporalio_sdk::activities::ActivityImplementer;
use temporalio_sdk::error::{RuntimeError, WorkerCreateError, WorkerRunError};
use temporalio_sdk::runtime::RuntimeOptions;
use temporalio_sdk::{Runtime, WorkerOptions};
use temporalio_workflow::{ActivityOptions, ChildWorkflowOptions};

use super::activity::{ActivityEntry, ActivityGroup, Shared};
use super::carried_release::carry_releases;
use super::client::Client;
use super::handler::Handler;
use super::host::Host;
use super::operation::WorkflowType;
use super::registered_name::register_as;
use super::served::{Served, ServedError, check_served};
use super::worker_defaults::WorkerDefaults;
use super::workflow::{InputOf, OutputOf, Workflow, name_of};
use crate::AvroType;

/// A worker: the workflows and activities of this program on one task queue.
pub struct Worker {
    client: Client,
    options: WorkerOptions,
    names: Names,
    defaults: WorkerDefaults,
    served: Vec<Served>,
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
    /// Less or more is registered than what it says it serves.
    Served(ServedError),
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
            defaults: WorkerDefaults::default(),
            served: Vec::new(),
        }
    }

    /// Adds a workflow.
    #[must_use]
    pub fn workflow<W: Workflow>(mut self) -> Self {
        InputOf::<W>::info();
        OutputOf::<W>::info();
        W::HANDLERS.iter().for_each(Handler::warm);
        let aliases = <W::Type as WorkflowType>::ALIASES.iter().copied();
        for name in std::iter::once(name_of::<W>()).chain(aliases) {
            let is_new = self.names.workflows.insert(name);
            let registered =
                register_as(name, || self.options.register_workflow::<Host<W>>().is_ok());
            if !is_new || !registered {
                self.names.twice.get_or_insert(name);
            }
        }
        self
    }

    /// Adds activities: a function's, or all of a value's.
    #[must_use]
    pub fn activities<G: ActivityGroup>(self, group: G) -> Self {
        G::ACTIVITIES.iter().for_each(ActivityEntry::warm);
        let names = G::ACTIVITIES.iter().flat_map(ActivityEntry::names);
        self.register_activities(names, Shared::new(group))
    }

    pub(super) fn register_activities(
        mut self,
        names: impl Iterator<Item = &'static str>,
        activities: impl ActivityImplementer,
    ) -> Self {
        for name in names {
            if !self.names.activities.insert(name) {
                self.names.twice.get_or_insert(name);
            }
        }
        self.options.register_activities(activities);
        self
    }

    #[cfg(feature = "testing")]
    pub(super) fn defaults_mut(&mut self) -> &mut WorkerDefaults {
        &mut self.defaults
    }

    /// Says what of a contract it serves; it then runs only if that is registered, and nothing else.
    #[must_use]
    pub fn serves(mut self, served: Served) -> Self {
        self.served.push(served);
        self
    }

    /// As [`serves`](Self::serves), for one workflow of a contract.
    #[must_use]
    pub fn serves_workflow<W: WorkflowType>(mut self) -> Self {
        self.served.extend(Served::workflow::<W>());
        self
    }

    /// Changes what contracts say of how this worker's workflows call activities; a call may change
    /// it again.
    ///
    /// `change` gets the activity's name. It may not depend on what differs between replays.
    #[must_use]
    pub fn activity_defaults(
        mut self,
        change: impl Fn(&str, &mut ActivityOptions) + Send + Sync + 'static,
    ) -> Self {
        self.defaults.activities(change);
        self
    }

    /// As [`activity_defaults`](Self::activity_defaults), for children.
    #[must_use]
    pub fn child_defaults(
        mut self,
        change: impl Fn(&str, &mut ChildWorkflowOptions) + Send + Sync + 'static,
    ) -> Self {
        self.defaults.children(change);
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
        check_served(&self.served, &self.names.workflows, &self.names.activities)
            .map_err(WorkerError::Served)?;
        let mut options = self.options;
        options.workflow_interceptor(carry_releases());
        if !self.defaults.is_empty() {
            options.workflow_interceptor(self.defaults.interceptor());
        }
        let runtime =
            Runtime::from_current_tokio(RuntimeOptions::default()).map_err(WorkerError::Runtime)?;
        let client = self.client.sdk().clone();
        let mut worker =
            temporalio_sdk::Worker::new(&runtime, client, options).map_err(WorkerError::Create)?;
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
            Self::Served(error) => error.fmt(f),
            Self::Runtime(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
            Self::Run(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WorkerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::RegisteredTwice(_) | Self::NothingToServe | Self::Served(_) => None,
            Self::Runtime(error) => error.source(),
            Self::Create(error) => error.source(),
            Self::Run(error) => error.source(),
        }
    }
}
