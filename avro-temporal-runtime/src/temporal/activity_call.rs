//! A call of an activity, with the contract's options until the caller says otherwise.

use std::future::IntoFuture;
use std::pin::Pin;

use temporalio_common::ActivityCloseTimeouts;
use temporalio_common::error::ActivityExecutionError;
use temporalio_workflow::{
    ActivityOptions, CancellableFuture, LocalActivityOptions, WorkflowCancellationToken,
};

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
    options: Result<LocalActivityOptions, OptionsError>,
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

    /// Keeps it from the workflow's cancellation: what undoes or cleans up runs also after that.
    pub fn detached(self) -> Self {
        self.options(|options| options.cancellation_token = Some(WorkflowCancellationToken::new()))
    }

    /// Runs it in this worker, without a task of its own.
    ///
    /// It has the timeouts, the retry policy and the cancellation of this call; a task queue,
    /// heartbeats and priorities are for tasks.
    pub fn local(self) -> LocalActivityCall<'c, A, W> {
        LocalActivityCall {
            ctx: self.ctx,
            input: self.input,
            options: self.options.map(local_options),
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
    /// Changes the options, which are those of the call that it is made of.
    pub fn options(mut self, change: impl FnOnce(&mut LocalActivityOptions)) -> Self {
        if let Ok(options) = &mut self.options {
            change(options);
        }
        self
    }

    /// Keeps it from the workflow's cancellation: what undoes or cleans up runs also after that.
    pub fn detached(self) -> Self {
        self.options(|options| options.cancellation_token = Some(WorkflowCancellationToken::new()))
    }

    /// Calls it, and goes on: the future is awaited or cancelled later.
    pub fn start(self) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'c, A, W> {
        self.ctx.local_activity_with::<A>(self.input, self.options)
    }
}

impl<'c, A: ActivityType, W: Workflow> IntoFuture for LocalActivityCall<'c, A, W> {
    type Output = ActivityResult<A>;
    type IntoFuture = Pin<Box<dyn CancellableFuture<Output = ActivityResult<A>> + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.start())
    }
}

/// What an activity's options say of a call that is no task.
fn local_options(options: ActivityOptions) -> LocalActivityOptions {
    let (schedule_to_close, start_to_close) = match options.close_timeouts {
        ActivityCloseTimeouts::ScheduleToClose(timeout) => (Some(timeout), None),
        ActivityCloseTimeouts::StartToClose(timeout) => (None, Some(timeout)),
        ActivityCloseTimeouts::ScheduleAndStartToClose {
            schedule_to_close,
            start_to_close,
        } => (Some(schedule_to_close), Some(start_to_close)),
        // Of a later SDK; without a timeout this one refuses the call.
        _ => (None, None),
    };
    LocalActivityOptions::builder()
        .maybe_activity_id(options.activity_id)
        .retry_policy(options.retry_policy.unwrap_or_default())
        .cancel_type(options.cancellation_type)
        .maybe_cancellation_token(options.cancellation_token)
        .maybe_schedule_to_close_timeout(schedule_to_close)
        .maybe_start_to_close_timeout(start_to_close)
        .maybe_schedule_to_start_timeout(options.schedule_to_start_timeout)
        .maybe_summary(options.summary)
        .build()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use temporalio_common::RetryPolicy;
    use temporalio_workflow::ActivityCancellationType;

    use super::*;

    #[test]
    fn a_local_call_has_the_options_of_the_call_that_it_is_made_of() {
        let close = ActivityCloseTimeouts::ScheduleAndStartToClose {
            schedule_to_close: Duration::from_secs(3),
            start_to_close: Duration::from_secs(2),
        };
        let token = WorkflowCancellationToken::new();
        let options = ActivityOptions::with_close_timeouts(close)
            .activity_id("id")
            .retry_policy(RetryPolicy::builder().maximum_attempts(5).build())
            .cancellation_type(ActivityCancellationType::Abandon)
            .cancellation_token(token.clone())
            .schedule_to_start_timeout(Duration::from_secs(1))
            .summary("summary")
            .build();
        let local = local_options(options);
        token.cancel();
        assert_eq!(local.activity_id.as_deref(), Some("id"));
        assert_eq!(local.retry_policy.maximum_attempts(), 5);
        assert_eq!(local.cancel_type, ActivityCancellationType::Abandon);
        assert!(local.cancellation_token.is_some_and(|it| it.is_cancelled()));
        let seconds = [
            local.schedule_to_start_timeout,
            local.start_to_close_timeout,
            local.schedule_to_close_timeout,
        ];
        assert_eq!(seconds, [1, 2, 3].map(|it| Some(Duration::from_secs(it))));
        assert_eq!(local.summary.as_deref(), Some("summary"));
    }
}
