//! Calls out of workflow code, whose answers are triaged before the code sees them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::FusedFuture;
use temporalio_workflow::{CancellableFuture, CancellableFutureWithReason, WorkflowContext};

use super::host::Host;
use super::operation::{ActivityType, WorkflowType};
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
pub(super) fn read_activity<A: ActivityType, E>(
    answer: Result<Decoded<A::Output>, E>,
) -> Result<Result<A::Output, E>, Refusal> {
    read_answer(answer, Role::ActivityResult, A::NAME)
}

/// Reads a child workflow's answer.
pub(super) fn read_child<C: WorkflowType, E>(
    answer: Result<Decoded<C::Output>, E>,
) -> Result<Result<C::Output, E>, Refusal> {
    read_answer(answer, Role::ChildResult, C::NAME)
}

fn read_answer<T, E>(
    answer: Result<Decoded<T>, E>,
    role: Role,
    operation: &str,
) -> Result<Result<T, E>, Refusal> {
    match answer {
        Ok(Decoded(Ok(value))) => Ok(Ok(value)),
        Ok(Decoded(Err(error))) => Err(Refusal::Unreadable(error.in_role(role, operation))),
        Err(error) => Ok(Err(error)),
    }
}
