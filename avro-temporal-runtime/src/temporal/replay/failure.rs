//! Why a history isn't replayed.

use std::{fmt, io};

use temporalio_client::errors::{ClientError, WorkflowInteractionError};
use temporalio_sdk::workflow_replayer::WorkflowReplayError;

/// What a history and this program disagree about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayFailure {
    /// What kind of thing it is.
    pub kind: ReplayFailureKind,
    /// The event, if it is known which.
    pub event_id: Option<i64>,
    /// The field of the event that holds the payload, as the protocol names it: `input`, `result`.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub message: String,
}

/// What kind of thing keeps a history from being replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplayFailureKind {
    /// It is no history, or not a whole one.
    History,
    /// Its workflow isn't registered.
    NotRegistered,
    /// A payload can't be read.
    Unreadable,
    /// Workflow code does something else than it did.
    Nondeterministic,
    /// The workflow task fails for another reason.
    TaskFailed,
    /// The SDK gives up.
    Internal,
}

/// Why nothing is replayed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReplayError {
    /// The folder can't be read.
    Folder(io::Error),
    /// The folder holds no history: no file whose name ends in `.json`.
    NoHistories,
    /// Two workflows have the same name.
    RegisteredTwice(&'static str),
    /// The server doesn't list runs.
    List(ClientError),
    /// The server doesn't give a run's history.
    Fetch(WorkflowInteractionError),
    /// What the server gives is no whole history.
    History(ReplayFailure),
    /// The SDK doesn't replay.
    Sdk(WorkflowReplayError),
}

impl ReplayFailure {
    pub(super) fn new(kind: ReplayFailureKind, message: String) -> Self {
        Self {
            kind,
            event_id: None,
            field: None,
            message,
        }
    }

    pub(super) fn history(message: String) -> Self {
        Self::new(ReplayFailureKind::History, message)
    }

    #[must_use]
    pub(super) fn at(mut self, event_id: i64) -> Self {
        self.event_id = Some(event_id);
        self
    }
}

impl fmt::Display for ReplayFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(event_id) = self.event_id {
            write!(f, "event {event_id}")?;
            if let Some(field) = self.field {
                write!(f, ", `{field}`")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReplayFailure {}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(error) => write!(f, "the folder of histories can't be read: {error}"),
            Self::NoHistories => f.write_str(
                "the folder holds no history; write one with `temporal workflow show -o json` to a \
                 file whose name ends in `.json`",
            ),
            Self::RegisteredTwice(name) => {
                write!(f, "`{name}` is registered twice; remove one of the two")
            }
            Self::List(error) => error.fmt(f),
            Self::Fetch(error) => error.fmt(f),
            Self::History(failure) => failure.fmt(f),
            Self::Sdk(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ReplayError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Folder(_) | Self::NoHistories | Self::RegisteredTwice(_) | Self::History(_) => {
                None
            }
            Self::List(error) => error.source(),
            Self::Fetch(error) => error.source(),
            Self::Sdk(error) => error.source(),
        }
    }
}
