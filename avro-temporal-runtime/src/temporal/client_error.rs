//! What a call of a contract's client can end with.

use std::error::Error;
use std::fmt;

use temporalio_client::errors::{
    WorkflowGetResultError, WorkflowStartError, WorkflowUpdateError, WorkflowUpdateWithStartError,
};
use temporalio_client::schedules::ScheduleError;

use super::call_error::CallError;
use super::options_error::OptionsError;

/// Why a workflow wasn't started, or has no result: everything that the contract doesn't declare.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError {
    /// The contract's options can't be made of the input; nothing was sent.
    Options(OptionsError),
    /// It wasn't started.
    Start(CallError<WorkflowStartError>),
    /// It has no result.
    Result(CallError<WorkflowGetResultError>),
    /// An update wasn't taken, or has no result.
    Update(CallError<WorkflowUpdateError>),
    /// An update with start failed as a whole.
    UpdateWithStart(CallError<WorkflowUpdateWithStartError>),
    /// A schedule wasn't made.
    Schedule(CallError<ScheduleError>),
}

impl From<OptionsError> for ClientError {
    fn from(error: OptionsError) -> Self {
        Self::Options(error)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Options(error) => error.fmt(f),
            Self::Start(error) => error.fmt(f),
            Self::Result(error) => error.fmt(f),
            Self::Update(error) => error.fmt(f),
            Self::UpdateWithStart(error) => error.fmt(f),
            Self::Schedule(error) => error.fmt(f),
        }
    }
}

impl Error for ClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Options(error) => error.source(),
            Self::Start(error) => error.source(),
            Self::Result(error) => error.source(),
            Self::Update(error) => error.source(),
            Self::UpdateWithStart(error) => error.source(),
            Self::Schedule(error) => error.source(),
        }
    }
}
