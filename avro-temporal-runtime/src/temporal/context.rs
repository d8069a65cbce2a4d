//! What workflow code sees of its run.

use std::ops::Deref;

use temporalio_common::error::{ActivityExecutionError, ChildWorkflowStartError};
use temporalio_workflow::{
    ActivityOptions, CancellableFuture, CancellableFutureWithReason, ChildWorkflowOptions,
    ContinueAsNewOptions, LocalActivityOptions, WaitConditionOptions, WorkflowCancellationError,
    WorkflowContext, WorkflowTermination,
};

use super::call::{CallFuture, read_activity};
use super::child::{ExternalWorkflow, StartedChild};
use super::host::Host;
use super::marker::Call;
use super::operation::{ActivityType, WorkflowType};
use super::payload::{Avro, Decoded};
use super::refusal::check_writable;
use super::signal_target::SignalTarget;
use super::workflow::Workflow;
use crate::Role;

/// A workflow's context: its state, and typed calls to activities and other workflows.
///
/// A result that can't be read never comes back as a value: the workflow task fails until a worker
/// that can read it takes over, or the run fails if nobody can.
///
/// Everything else, such as timers, cancellation and search attributes, is the SDK's
/// [`WorkflowContext`], which it derefs to.
pub struct Ctx<W: Workflow> {
    sdk: WorkflowContext<Host<W>>,
}

impl<W: Workflow> Ctx<W> {
    pub(super) fn new(sdk: WorkflowContext<Host<W>>) -> Self {
        Self { sdk }
    }

    /// The SDK's context.
    pub fn sdk(&self) -> &WorkflowContext<Host<W>> {
        &self.sdk
    }

    /// Reads the workflow's state.
    pub fn state<R>(&self, read: impl FnOnce(&W) -> R) -> R {
        self.sdk.state(|host| read(host.live()))
    }

    /// Changes the workflow's state.
    pub fn state_mut<R>(&self, change: impl FnOnce(&mut W) -> R) -> R {
        self.sdk.state_mut(|host| change(host.live_mut()))
    }

    /// Waits until the state fulfils a condition.
    ///
    /// # Errors
    ///
    /// If the workflow is cancelled first.
    pub fn wait_condition<'a>(
        &'a self,
        mut condition: impl FnMut(&W) -> bool + 'a,
    ) -> impl Future<Output = Result<(), WorkflowCancellationError>> + 'a {
        self.sdk.wait_condition(move |host| condition(host.live()))
    }

    /// Waits until the state fulfils a condition, with options.
    ///
    /// # Errors
    ///
    /// If the options' token is cancelled first.
    pub fn wait_condition_with_options<'a>(
        &'a self,
        mut condition: impl FnMut(&W) -> bool + 'a,
        options: WaitConditionOptions,
    ) -> impl Future<Output = Result<(), WorkflowCancellationError>> + 'a {
        self.sdk
            .wait_condition_with_options(move |host| condition(host.live()), options)
    }

    /// Executes an activity.
    ///
    /// # Errors
    ///
    /// If the activity fails, times out or is cancelled.
    pub fn execute_activity<A: ActivityType>(
        &self,
        input: A::Input,
        options: ActivityOptions,
    ) -> impl CancellableFuture<Output = Result<A::Output, ActivityExecutionError>> {
        if let Err(refusal) = check_writable(&input, Role::ActivityInput, A::NAME) {
            return CallFuture::unsent(&self.sdk, refusal);
        }
        let call = self
            .sdk
            .execute_activity(Call::<A>::new(), Avro(input), options);
        CallFuture::sent(&self.sdk, call, read_activity::<A, _>)
    }

    /// Executes an activity in this worker, without a task of its own.
    ///
    /// # Errors
    ///
    /// If the activity fails, times out or is cancelled.
    pub fn execute_local_activity<A: ActivityType>(
        &self,
        input: A::Input,
        options: LocalActivityOptions,
    ) -> impl CancellableFuture<Output = Result<A::Output, ActivityExecutionError>> {
        if let Err(refusal) = check_writable(&input, Role::ActivityInput, A::NAME) {
            return CallFuture::unsent(&self.sdk, refusal);
        }
        let call = self
            .sdk
            .execute_local_activity(Call::<A>::new(), Avro(input), options);
        CallFuture::sent(&self.sdk, call, read_activity::<A, _>)
    }

    /// Starts a child workflow.
    ///
    /// # Errors
    ///
    /// If it can't be started, as when its id is taken.
    pub fn start_child_workflow<C: WorkflowType>(
        &self,
        input: C::Input,
        options: ChildWorkflowOptions,
    ) -> impl CancellableFutureWithReason<Output = Result<StartedChild<C, W>, ChildWorkflowStartError>>
    {
        if let Err(refusal) = check_writable(&input, Role::ChildInput, C::NAME) {
            return CallFuture::unsent(&self.sdk, refusal);
        }
        let call = self
            .sdk
            .start_child_workflow(Call::<C>::new(), Avro(input), options);
        let ctx = self.sdk.clone();
        CallFuture::sent(&self.sdk, call, move |started: Result<_, _>| {
            Ok(started.map(|child| StartedChild::new(ctx, child)))
        })
    }

    /// A run of a workflow that this one didn't start; without a run id, the workflow's latest.
    pub fn external<C: WorkflowType>(
        &self,
        workflow_id: impl Into<String>,
        run_id: Option<String>,
    ) -> ExternalWorkflow<C> {
        let external = self.sdk.external_workflow(workflow_id, run_id);
        ExternalWorkflow::new(SignalTarget::external(&self.sdk, external))
    }

    /// Ends this run and begins the next with another input: `return ctx.continue_as_new(…)`.
    ///
    /// # Errors
    ///
    /// Always: that is how a run ends without a result.
    pub fn continue_as_new<T>(
        &self,
        input: W::Input,
        options: ContinueAsNewOptions,
    ) -> Result<T, WorkflowTermination> {
        if let Err(refusal) = check_writable(&input, Role::ContinueAsNewInput, W::NAME) {
            if self.sdk.is_replaying() {
                // It continued under another worker: failing the task spares the run.
                self.sdk.force_task_fail(refusal.to_string());
            }
            return Err(refusal.into_termination());
        }
        match self.sdk.continue_as_new(Decoded(Ok(input)), options)? {}
    }
}

impl<W: Workflow> Deref for Ctx<W> {
    type Target = WorkflowContext<Host<W>>;

    fn deref(&self) -> &Self::Target {
        &self.sdk
    }
}

impl<W: Workflow> Clone for Ctx<W> {
    fn clone(&self) -> Self {
        Self::new(self.sdk.clone())
    }
}
