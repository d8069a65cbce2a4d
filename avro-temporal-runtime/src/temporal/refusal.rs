//! What becomes of a run that meets data it can't read or write.
//!
//! A history outlives every build that reads it. So a run is ended only by what all builds would
//! say of the bytes, and only at its first execution: where another worker got further, its replay
//! fails the task and spares the run.

use std::convert::Infallible;
use std::fmt;

use temporalio_common::error::ApplicationFailure;
use temporalio_workflow::{WorkflowContext, WorkflowTermination};

use super::failure::{EncodeFailure, encode_failure, payload_failure};
use super::host::Host;
use super::options_error::OptionsError;
use super::payload::write_check;
use super::unreadable_counts::{UnreadableAction, count};
use super::workflow::Workflow;
use crate::{AvroType, ErrorClass, PayloadError, Role};

/// Data that workflow code never sees.
#[derive(Debug, Clone)]
pub(super) enum Refusal {
    Unreadable(PayloadError),
    Unwritable(EncodeFailure),
    Options(OptionsError),
}

impl Refusal {
    fn heals_elsewhere(&self) -> bool {
        match self {
            Self::Unreadable(error) => error.class() == ErrorClass::NotReadable,
            Self::Unwritable(_) | Self::Options(_) => false,
        }
    }

    pub(super) fn into_termination(self) -> WorkflowTermination {
        WorkflowTermination::failed_application(match self {
            // The run ends: there is no attempt left that a `retryable` would speak of.
            Self::Unreadable(error) => payload_failure(error),
            Self::Unwritable(failure) => encode_failure(failure),
            Self::Options(error) => ApplicationFailure::builder(error)
                .type_name(OptionsError::FAILURE_TYPE.to_owned())
                .non_retryable(true)
                .build(),
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Unwritable(failure) => failure.fmt(f),
            Self::Options(error) => error.fmt(f),
        }
    }
}

/// Ends the run, or fails the task until another worker takes it; doesn't return either way.
pub(super) async fn refuse<W: Workflow>(
    ctx: &WorkflowContext<Host<W>>,
    refusal: Refusal,
) -> Infallible {
    let fails_task = refusal.heals_elsewhere() || ctx.is_replaying();
    if let Refusal::Unreadable(error) = &refusal
        && !ctx.is_replaying()
    {
        count(
            error,
            if fails_task {
                UnreadableAction::TaskFailed
            } else {
                UnreadableAction::RunFailed
            },
        );
    }
    if fails_task {
        ctx.force_task_fail(refusal.to_string());
    } else {
        ctx.state(|host| host.end_with(refusal));
    }
    std::future::pending().await
}

/// Whether a value can be written, asked before a command depends on it.
pub(super) fn check_writable<T: AvroType>(
    value: &T,
    role: Role,
    operation: &str,
) -> Result<(), Refusal> {
    write_check(value).map_err(|failure| Refusal::Unwritable(failure.in_role(role, operation)))
}
