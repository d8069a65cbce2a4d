//! What a call of a child workflow can end with.

use std::error::Error;
use std::fmt;

use temporalio_common::error::{ChildWorkflowExecutionError, ChildWorkflowStartError};
use temporalio_workflow::WorkflowTermination;

/// Why a child has no result: everything that the contract doesn't declare.
#[derive(Debug)]
#[non_exhaustive]
pub enum ChildError {
    /// It wasn't started, as when its id is taken.
    Start(ChildWorkflowStartError),
    /// It failed, timed out, or was cancelled or terminated.
    Execution(ChildWorkflowExecutionError),
}

impl From<ChildWorkflowStartError> for ChildError {
    fn from(error: ChildWorkflowStartError) -> Self {
        Self::Start(error)
    }
}

impl From<ChildWorkflowExecutionError> for ChildError {
    fn from(error: ChildWorkflowExecutionError) -> Self {
        Self::Execution(error)
    }
}

impl From<ChildError> for WorkflowTermination {
    fn from(error: ChildError) -> Self {
        match error {
            ChildError::Start(error) => error.into(),
            ChildError::Execution(error) => error.into(),
        }
    }
}

impl fmt::Display for ChildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(error) => error.fmt(f),
            Self::Execution(error) => error.fmt(f),
        }
    }
}

impl Error for ChildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Start(error) => error.source(),
            Self::Execution(error) => error.source(),
        }
    }
}
