//! Recorded histories, replayed by the workflows of this program: does a deploy go on with them?
//!
//! ```no_run
//! use avro_temporal_runtime::Workflow;
//! use avro_temporal_runtime::replay::{ReplayError, Replayer};
//!
//! async fn recorded_runs_go_on<ProcessOrder: Workflow>() -> Result<(), ReplayError> {
//!     let replayer = Replayer::new().workflow::<ProcessOrder>();
//!     replayer.folder("tests/histories").await?.assert_all_replay();
//!     Ok(())
//! }
//! ```
//!
//! Files are replayed without a network.

mod access;
mod enums;
mod failure;
mod history;
mod json;
mod locate;
mod misfit;
mod report;
pub(super) mod seen;

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use temporalio_client::WorkflowHistory;
use temporalio_common::data_converters::DataConverter;
use temporalio_sdk::workflow_replayer::{
    WorkflowReplayError, WorkflowReplayer, WorkflowReplayerOptions,
};
use temporalio_workflow::{ActivityOptions, ChildWorkflowOptions};

pub use failure::{ReplayError, ReplayFailure, ReplayFailureKind};
pub use history::RecordedHistory;
pub use report::{ReplayFailures, ReplayReport, Replayed};

use self::history::{files_of, name_of};
use self::locate::locate;
use self::seen::Watch;
use super::carried_release::carry_releases;
use super::failure::data_converter;
use super::host::Host;
use super::operation::WorkflowType;
use super::registered_name::register_as;
use super::worker_defaults::WorkerDefaults;
use super::workflow::{Workflow, name_of as workflow_name_of};

/// Replays recorded histories with the workflows of this program.
///
/// It is built as the worker is: with the same workflows, the same data converter, and the same
/// changes of what contracts say.
pub struct Replayer {
    options: WorkflowReplayerOptions,
    names: HashSet<&'static str>,
    twice: Option<&'static str>,
    defaults: WorkerDefaults,
}

impl Default for Replayer {
    fn default() -> Self {
        Self::new()
    }
}

impl Replayer {
    /// Without workflows, and with [`data_converter`](crate::data_converter).
    pub fn new() -> Self {
        Self {
            options: WorkflowReplayerOptions::new()
                .data_converter(data_converter())
                .build(),
            names: HashSet::new(),
            twice: None,
            defaults: WorkerDefaults::default(),
        }
    }

    /// Adds a workflow.
    #[must_use]
    pub fn workflow<W: Workflow>(mut self) -> Self {
        let aliases = <W::Type as WorkflowType>::ALIASES.iter().copied();
        for name in std::iter::once(workflow_name_of::<W>()).chain(aliases) {
            let is_new = self.names.insert(name);
            let registered =
                register_as(name, || self.options.register_workflow::<Host<W>>().is_ok());
            if !is_new || !registered {
                self.twice.get_or_insert(name);
            }
        }
        self
    }

    /// Sets the worker's data converter, if it is another than
    /// [`data_converter`](crate::data_converter): it undoes what its codec did to the payloads.
    #[must_use]
    pub fn data_converter(mut self, converter: DataConverter) -> Self {
        self.options.data_converter = converter;
        self
    }

    /// Changes the SDK's options, as to add interceptors.
    #[must_use]
    pub fn options(mut self, change: impl FnOnce(&mut WorkflowReplayerOptions)) -> Self {
        change(&mut self.options);
        self
    }

    /// As [`Worker::activity_defaults`](crate::Worker::activity_defaults).
    #[must_use]
    pub fn activity_defaults(
        mut self,
        change: impl Fn(&str, &mut ActivityOptions) + Send + Sync + 'static,
    ) -> Self {
        self.defaults.activities(change);
        self
    }

    /// As [`Worker::child_defaults`](crate::Worker::child_defaults): children's ids may depend on
    /// them.
    #[must_use]
    pub fn child_defaults(
        mut self,
        change: impl Fn(&str, &mut ChildWorkflowOptions) + Send + Sync + 'static,
    ) -> Self {
        self.defaults.children(change);
        self
    }

    /// Replays all histories of a folder: each file whose name ends in `.json`, in the order of
    /// their names. A file that is no history is one that failed, and the others are replayed.
    ///
    /// # Errors
    ///
    /// If the folder can't be read or holds none, or nothing can be replayed.
    pub async fn folder(self, folder: impl AsRef<Path>) -> Result<ReplayReport, ReplayError> {
        let files = files_of(folder.as_ref()).map_err(ReplayError::Folder)?;
        if files.is_empty() {
            return Err(ReplayError::NoHistories);
        }
        self.files(files).await
    }

    /// As [`folder`](Self::folder), of files.
    ///
    /// # Errors
    ///
    /// If nothing can be replayed.
    pub async fn files(
        self,
        files: impl IntoIterator<Item = PathBuf>,
    ) -> Result<ReplayReport, ReplayError> {
        // One at a time, as they may be large.
        let histories = files.into_iter().map(|file| {
            let name = name_of(&file);
            (name, RecordedHistory::from_file(&file))
        });
        self.replay(histories).await
    }

    /// Replays histories.
    ///
    /// # Errors
    ///
    /// If nothing can be replayed.
    pub async fn histories(
        self,
        histories: impl IntoIterator<Item = RecordedHistory>,
    ) -> Result<ReplayReport, ReplayError> {
        let histories = histories.into_iter();
        self.replay(histories.map(|history| (history.name().to_owned(), Ok(history))))
            .await
    }

    async fn replay(
        self,
        histories: impl Iterator<Item = (String, Result<RecordedHistory, ReplayFailure>)>,
    ) -> Result<ReplayReport, ReplayError> {
        if let Some(name) = self.twice {
            return Err(ReplayError::RegisteredTwice(name));
        }
        let mut options = self.options;
        options.workflow_interceptor(carry_releases());
        if !self.defaults.is_empty() {
            options.workflow_interceptor(self.defaults.interceptor());
        }
        let replayer = Prepared {
            converter: options.data_converter.clone(),
            sdk: WorkflowReplayer::new(options).map_err(ReplayError::Sdk)?,
            names: self.names,
        };
        let mut replayed = Vec::new();
        for (name, history) in histories {
            let outcome = match history {
                Ok(history) => replayer.replay_one(&history).await?,
                Err(failure) => Err(failure),
            };
            replayed.push(Replayed { name, outcome });
        }
        Ok(ReplayReport { replayed })
    }
}

struct Prepared {
    sdk: WorkflowReplayer,
    converter: DataConverter,
    names: HashSet<&'static str>,
}

impl Prepared {
    async fn replay_one(
        &self,
        history: &RecordedHistory,
    ) -> Result<Result<(), ReplayFailure>, ReplayError> {
        let workflow_type = history.workflow_type();
        if !self.names.contains(workflow_type) {
            let message = format!("the workflow `{workflow_type}` isn't registered");
            let failure = ReplayFailure::new(ReplayFailureKind::NotRegistered, message);
            return Ok(Err(failure.at(1)));
        }
        let watch = Watch::start();
        let events = WorkflowHistory::from(history.to_proto());
        // In a box, as the SDK's futures are large, and callers hold this in theirs.
        let failure = match Box::pin(self.sdk.replay_workflow(events)).await {
            Ok(()) => return Ok(Ok(())),
            Err(WorkflowReplayError::Replay(failure)) => failure,
            Err(error) => return Err(ReplayError::Sdk(error)),
        };
        let seen = watch.finish();
        Ok(Err(locate(
            failure,
            &seen,
            history.events(),
            &self.converter,
        )
        .await))
    }
}

impl fmt::Debug for Replayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replayer")
            .field("workflows", &self.names)
            .finish_non_exhaustive()
    }
}
