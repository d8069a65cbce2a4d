//! Whether a run goes on, and how it ended.

use std::fmt;

use temporalio_common::protos::temporal::api::enums::v1::WorkflowExecutionStatus as Status;

/// The status of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunStatus {
    /// It goes on: `Running`, or `Paused`.
    Open(&'static str),
    /// It has ended: `Completed`, `Failed`, `Canceled`, `Terminated`, `ContinuedAsNew` or `TimedOut`.
    Closed(&'static str),
}

impl RunStatus {
    /// The status by its number in the protocol. One that is not known here is taken for open, as
    /// nothing is then left out.
    pub(super) fn of(number: i32) -> Self {
        match Status::try_from(number) {
            Ok(Status::Running) => Self::Open("Running"),
            Ok(Status::Paused) => Self::Open("Paused"),
            Ok(Status::Completed) => Self::Closed("Completed"),
            Ok(Status::Failed) => Self::Closed("Failed"),
            Ok(Status::Canceled) => Self::Closed("Canceled"),
            Ok(Status::Terminated) => Self::Closed("Terminated"),
            Ok(Status::ContinuedAsNew) => Self::Closed("ContinuedAsNew"),
            Ok(Status::TimedOut) => Self::Closed("TimedOut"),
            Ok(Status::Unspecified) | Err(_) => Self::Open("Unknown"),
        }
    }

    /// Whether it goes on.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// The word of a query: `ExecutionStatus = 'Running'`.
impl fmt::Display for RunStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Open(word) | Self::Closed(word)) = self;
        f.write_str(word)
    }
}
