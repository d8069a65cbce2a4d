//! A call of an activity, with the contract's options until the caller says otherwise.

use std::future::IntoFuture;
use std::pin::Pin;

use temporalio_common::error::ActivityExecutionError;
use temporalio_workflow::{ActivityOptions, CancellableFuture, LocalActivityOptions};

use super::context::RunContext;
use super::operation::ActivityType;
use super::options_error::OptionsError;
use super::workflow::Workflow;

/// An activity that is about to be called: `.await` it, or change its options first.
#[must_use = "the activity isn't called until this is awaited or started"]
pub struct ActivityCall<'c, A: ActivityType, W: Workflow> {
    ctx: &'c RunContext<W>,
    input: A::Input,
    options: Result<ActivityOptions, OptionsError>,
}

/// An activity that is about to be called in this worker, without a task of its own.
#[must_use = "the activity isn't called until this is awaited or started"]
pub struct LocalActivityCall<'c, A: ActivityType, W: Workflow> {
    ctx: &'c RunContext<W>,
    input: A::Input,
    options: LocalActivityOptions,
}

/// What an activity ends with in workflow code.
pub type ActivityResult<A> =
    Result<<A as ActivityType>::Output, <A as ActivityType>::Error<ActivityExecutionError>>;

impl<'c, A: ActivityType, W: Workflow> ActivityCall<'c, A, W> {
    pub(super) fn new(ctx: &'c RunContext<W>, input: A::Input) -> Self {
        let mut options = A::DEFAULTS.options(&input);
        if let Ok(options) = &mut options {
            ctx.worker_defaults(|defaults| defaults.change_activity(A::NAME, options));
        }
        Self {
            ctx,
            input,
            options,
        }
    }

    /// Changes the options, which are the contract's, changed by the worker's defaults.
    pub fn options(mut self, change: impl FnOnce(&mut ActivityOptions)) -> Self {
        if let Ok(options) = &mut self.options {
            change(options);
        }
        self
    }

    /// Runs it in this worker, without a task of its own.
    ///
    /// It has the contract's timeouts, retry policy and cancellation; a task queue, heartbeats and
    /// priorities are for tasks.
    pub fn local(self) -> LocalActivityCall<'c, A, W> {
        LocalActivityCall {
            ctx: self.ctx,
            input: self.input,
            options: A::DEFAULTS.local_options(),
        }
    }

    /// Calls it, and goes on: the future is awaited or cancelled later.
    pub fn start(self) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'c, A, W> {
        self.ctx.activity_with::<A>(self.input, self.options)
    }
}

impl<'c, A: ActivityType, W: Workflow> IntoFuture for ActivityCall<'c, A, W> {
    type Output = ActivityResult<A>;
    type IntoFuture = Pin<Box<dyn CancellableFuture<Output = ActivityResult<A>> + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.start())
    }
}

impl<'c, A: ActivityType, W: Workflow> LocalActivityCall<'c, A, W> {
    /// Changes the options, which are the contract's.
    pub fn options(mut self, change: impl FnOnce(&mut LocalActivityOptions)) -> Self {
        change(&mut self.options);
        self
    }

    /// Calls it, and goes on: the future is awaited or cancelled later.
    pub fn start(self) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'c, A, W> {
        self.ctx
            .execute_local_activity::<A>(self.input, self.options)
    }
}

impl<'c, A: ActivityType, W: Workflow> IntoFuture for LocalActivityCall<'c, A, W> {
    type Output = ActivityResult<A>;
    type IntoFuture = Pin<Box<dyn CancellableFuture<Output = ActivityResult<A>> + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.start())
    }
}
