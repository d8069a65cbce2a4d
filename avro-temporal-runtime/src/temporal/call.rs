//! Calls out of workflow code, whose answers are triaged before the code sees them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::FusedFuture;
use temporalio_workflow::{CancellableFuture, CancellableFutureWithReason, WorkflowContext};

use temporalio_common::error::{ActivityExecutionError, ChildWorkflowExecutionError};
use temporalio_common::protos::temporal::api::failure::v1::Failure;

use super::activity_call::ActivityResult;
use super::child_call::ChildResult;
use super::child_error::ChildError;
use super::host::Host;
use super::operation::{ActivityType, WorkflowType};
use super::operation_error::{DeclaredFailure, OperationError};
use super::payload::Decoded;
use super::refusal::{Refusal, refuse};
use super::workflow::{LocalFuture, Workflow};
use crate::Role;

/// A call that gives its answer to workflow code if it can be read, and never does if it can't.
pub(super) struct CallFuture<F, R, W: Workflow> {
    ctx: WorkflowContext<Host<W>>,
    state: State<F, R>,
}

enum State<F, R> {
    /// On its way; the function reads the answer.
    Sent(Pin<Box<F>>, Option<R>),
    /// Its input can't be written, or its answer can't be read: workflow code goes no further.
    Refused(LocalFuture<Infallible>),
    Done,
}

impl<F, R, W: Workflow> CallFuture<F, R, W> {
    /// Wraps a call that the SDK has taken.
    pub(super) fn sent(ctx: &WorkflowContext<Host<W>>, call: F, read: R) -> Self {
        Self {
            ctx: ctx.clone(),
            state: State::Sent(Box::pin(call), Some(read)),
        }
    }

    /// A call whose input can't be written: no command is made of it.
    pub(super) fn unsent(ctx: &WorkflowContext<Host<W>>, refusal: Refusal) -> Self {
        Self {
            ctx: ctx.clone(),
            state: State::Refused(refused(ctx.clone(), refusal)),
        }
    }
}

fn refused<W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    refusal: Refusal,
) -> LocalFuture<Infallible> {
    Box::pin(async move { refuse(&ctx, refusal).await })
}

// The call is in a box: moving this doesn't move it.
impl<F, R, W: Workflow> Unpin for CallFuture<F, R, W> {}

impl<F, R, W, T> Future for CallFuture<F, R, W>
where
    F: Future,
    R: FnOnce(F::Output) -> Result<T, Refusal>,
    W: Workflow,
{
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<T> {
        if let State::Sent(call, read) = &mut self.state {
            let Poll::Ready(answer) = call.as_mut().poll(task) else {
                return Poll::Pending;
            };
            let read = read.take().expect("an answer comes once");
            match read(answer) {
                Ok(value) => {
                    self.state = State::Done;
                    return Poll::Ready(value);
                }
                Err(refusal) => self.state = State::Refused(refused(self.ctx.clone(), refusal)),
            }
        }
        match &mut self.state {
            State::Refused(refused) => match refused.as_mut().poll(task) {
                Poll::Ready(never) => match never {},
                Poll::Pending => Poll::Pending,
            },
            State::Sent(..) | State::Done => Poll::Pending,
        }
    }
}

impl<F, R, W, T> FusedFuture for CallFuture<F, R, W>
where
    F: Future,
    R: FnOnce(F::Output) -> Result<T, Refusal>,
    W: Workflow,
{
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Done)
    }
}

impl<F, R, W, T> CancellableFuture for CallFuture<F, R, W>
where
    F: CancellableFuture,
    R: FnOnce(F::Output) -> Result<T, Refusal>,
    W: Workflow,
{
    fn cancel(&self) {
        if let State::Sent(call, _) = &self.state {
            call.cancel();
        }
    }
}

impl<F, R, W, T> CancellableFutureWithReason for CallFuture<F, R, W>
where
    F: CancellableFutureWithReason,
    R: FnOnce(F::Output) -> Result<T, Refusal>,
    W: Workflow,
{
    fn cancel_with_reason(&self, reason: String) {
        if let State::Sent(call, _) = &self.state {
            call.cancel_with_reason(reason);
        }
    }
}

/// Reads an activity's answer.
pub(super) fn read_activity<A: ActivityType>(
    answer: Result<Decoded<A::Output>, ActivityExecutionError>,
) -> Result<ActivityResult<A>, Refusal> {
    let role = Role::ActivityResult;
    read_answer(
        answer,
        role,
        A::NAME,
        ActivityExecutionError::failure,
        |error| error,
    )
}

/// Reads a child workflow's answer.
pub(super) fn read_child<C: WorkflowType>(
    answer: Result<Decoded<C::Output>, ChildWorkflowExecutionError>,
) -> Result<ChildResult<C>, Refusal> {
    let role = Role::ChildResult;
    read_answer(
        answer,
        role,
        C::NAME,
        ChildWorkflowExecutionError::failure,
        ChildError::Execution,
    )
}

/// A value, a declared error, or what else the SDK says. A declared error's record is part of the
/// history as a result is: one that can't be read isn't shown to workflow code.
fn read_answer<T, E, O: OperationError<U>, U>(
    answer: Result<Decoded<T>, E>,
    role: Role,
    operation: &str,
    failure: impl FnOnce(&E) -> Option<&Failure>,
    undeclared: impl FnOnce(E) -> U,
) -> Result<Result<T, O>, Refusal> {
    match answer {
        Ok(Decoded(Ok(value))) => Ok(Ok(value)),
        Ok(Decoded(Err(error))) => Err(Refusal::Unreadable(error.in_role(role, operation))),
        Err(error) => match failure(&error)
            .and_then(DeclaredFailure::of)
            .and_then(|it| O::declared(&it))
        {
            Some(Ok(declared)) => Ok(Err(declared)),
            Some(Err(unreadable)) => Err(Refusal::Unreadable(unreadable)),
            None => Ok(Err(O::undeclared(undeclared(error)))),
        },
    }
}
