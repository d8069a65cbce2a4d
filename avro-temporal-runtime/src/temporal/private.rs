//! What code of `contract!` calls beside the public parts; not for users.

use temporalio_client::errors::{WorkflowGetResultError, WorkflowUpdateError};
use temporalio_common::error::OutgoingWorkflowError;
use temporalio_sdk::activities::ActivityError;
use temporalio_workflow::WorkflowTermination;

use super::call_error::CallError;
use super::operation_error::{ErrorRecord, declared_failure, declared_handler_error, declared_in};
use super::workflow::HandlerError;

pub use super::search_attribute::{memo_entry, search_attribute};
pub use temporalio_common::search_attributes::SearchAttributeKey;

/// Any error.
pub type AnyError = anyhow::Error;

/// Why a handle has no result.
pub type ResultError = CallError<WorkflowGetResultError>;

/// Why an update has no result.
pub type UpdateError = CallError<WorkflowUpdateError>;

/// A declared error as what an operation's code fails with.
pub trait IntoFailure<U> {
    /// The error, with its record.
    fn into_failure(self) -> U;
}

impl<E: ErrorRecord> IntoFailure<ActivityError> for E {
    fn into_failure(self) -> ActivityError {
        ActivityError::application(declared_failure(self))
    }
}

impl<E: ErrorRecord> IntoFailure<WorkflowTermination> for E {
    fn into_failure(self) -> WorkflowTermination {
        WorkflowTermination::failed_application(declared_failure(self))
    }
}

impl<E: ErrorRecord> IntoFailure<HandlerError> for E {
    fn into_failure(self) -> HandlerError {
        declared_handler_error(self)
    }
}

/// What an operation's code fails with, in which a declared error may be.
pub trait Undeclared {
    /// The declared error of a type.
    fn declared<E: ErrorRecord>(&self) -> Option<E>;
}

impl Undeclared for WorkflowTermination {
    fn declared<E: ErrorRecord>(&self) -> Option<E> {
        match self {
            Self::Failed(OutgoingWorkflowError::Application(failure)) => declared_in(&**failure),
            _ => None,
        }
    }
}

impl Undeclared for HandlerError {
    fn declared<E: ErrorRecord>(&self) -> Option<E> {
        declared_in(&**self)
    }
}
