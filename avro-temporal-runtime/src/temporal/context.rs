//! What workflow code sees of its run.

use std::ops::Deref;
use std::rc::Rc;

use temporalio_common::error::ChildWorkflowStartError;
use temporalio_workflow::{
    ActivityOptions, CancellableFuture, CancellableFutureWithReason, ChildWorkflowOptions,
    ContinueAsNewOptions, LocalActivityOptions, WaitConditionOptions, WorkflowCancellationError,
    WorkflowContext, WorkflowTermination,
};

use super::activity_call::{ActivityCall, ActivityResult};
use super::call::{CallFuture, read_activity};
use super::carried_release::{Carried, carrying};
use super::child::{ExternalWorkflow, StartedChild};
use super::child_call::ChildCall;
use super::contract_release::{AskedReleases, AsksHistory, ContractRelease, of_run};
use super::host::Host;
use super::marker::Call;
use super::operation::{ActivityType, ChildType, WorkflowType};
use super::options_error::OptionsError;
use super::payload::{Avro, Decoded};
use super::refusal::{Refusal, check_writable};
use super::signal_target::SignalTarget;
use super::worker_defaults::WorkerDefaults;
use super::workflow::{InputOf, Workflow, name_of};
use crate::{Releases, Role};

/// A workflow's context: its state, and typed calls to activities and other workflows.
///
/// A result that can't be read never comes back as a value: the workflow task fails until a worker
/// that can read it takes over, or the run fails if nobody can.
///
/// With a contract it has a method for each activity and child of that; then come the methods of
/// [`RunContext`], and then those of the SDK's [`WorkflowContext`]: timers, cancellation, search
/// attributes.
pub struct Ctx<W: Workflow> {
    calls: W::Calls,
}

impl<W: Workflow> Ctx<W> {
    pub(super) fn new(sdk: WorkflowContext<Host<W>>) -> Self {
        Self {
            calls: RunContext::new(sdk).into(),
        }
    }
}

impl<W: Workflow> Deref for Ctx<W> {
    type Target = W::Calls;

    fn deref(&self) -> &Self::Target {
        &self.calls
    }
}

impl<W: Workflow> Clone for Ctx<W> {
    fn clone(&self) -> Self {
        Self {
            calls: self.calls.clone(),
        }
    }
}

/// What every workflow's code sees of its run.
pub struct RunContext<W: Workflow> {
    sdk: WorkflowContext<Host<W>>,
    releases: Rc<AskedReleases>,
}

impl<W: Workflow> RunContext<W> {
    fn new(sdk: WorkflowContext<Host<W>>) -> Self {
        let releases = sdk.state(Host::releases);
        Self { sdk, releases }
    }

    /// A call of an activity, with the contract's options.
    pub fn activity<A: ActivityType>(&self, input: A::Input) -> ActivityCall<'_, A, W> {
        ActivityCall::new(self, input)
    }

    /// A call of a child workflow, with the contract's options.
    pub fn child<C: ChildType>(&self, input: C::Input) -> ChildCall<'_, C, W> {
        ChildCall::new(self, input)
    }

    pub(super) fn worker_defaults(&self, change: impl FnOnce(&WorkerDefaults)) {
        if let Some(defaults) = self.sdk.state(Host::defaults) {
            change(&defaults);
        }
    }

    /// The release of a contract that this run is of.
    #[doc(hidden)]
    pub fn release_of(&self, releases: &'static Releases) -> ContractRelease<'_> {
        ContractRelease::new(self, releases)
    }

    /// This run's release of a contract, for a run that it starts.
    pub(super) fn carry(&self, releases: &'static Releases) -> Carried {
        Carried {
            subject: releases.subject.to_owned(),
            number: self.release_of(releases).number(),
        }
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
    ) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'_, A, W> {
        self.activity_with::<A>(input, Ok(options))
    }

    /// Of options that can't be made no command is made either.
    pub(super) fn activity_with<A: ActivityType>(
        &self,
        input: A::Input,
        options: Result<ActivityOptions, OptionsError>,
    ) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'_, A, W> {
        let options = check_writable(&input, Role::ActivityInput, A::NAME)
            .and_then(|()| options.map_err(Refusal::Options));
        match options {
            Err(refusal) => CallFuture::unsent(&self.sdk, refusal),
            Ok(options) => {
                let name = of_run(self, A::RELEASES, A::FORMER.names).copied();
                let call = Call::<A>::named(name);
                let call = self.sdk.execute_activity(call, Avro(input), options);
                CallFuture::sent(&self.sdk, call, read_activity::<A>)
            }
        }
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
    ) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'_, A, W> {
        self.local_activity_with::<A>(input, Ok(options))
    }

    /// Of options that can't be made no command is made either.
    pub(super) fn local_activity_with<A: ActivityType>(
        &self,
        input: A::Input,
        options: Result<LocalActivityOptions, OptionsError>,
    ) -> impl CancellableFuture<Output = ActivityResult<A>> + use<'_, A, W> {
        let options = check_writable(&input, Role::ActivityInput, A::NAME)
            .and_then(|()| options.map_err(Refusal::Options));
        match options {
            Err(refusal) => CallFuture::unsent(&self.sdk, refusal),
            Ok(options) => {
                let name = of_run(self, A::RELEASES, A::FORMER.names).copied();
                let call = Call::<A>::named(name);
                let call = self.sdk.execute_local_activity(call, Avro(input), options);
                CallFuture::sent(&self.sdk, call, read_activity::<A>)
            }
        }
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
    ) -> impl CancellableFutureWithReason<
        Output = Result<StartedChild<C, W>, ChildWorkflowStartError>,
    > + use<'_, C, W> {
        self.child_with::<C>(input, Ok(options))
    }

    /// Of options that can't be made no command is made either.
    pub(super) fn child_with<C: WorkflowType>(
        &self,
        input: C::Input,
        options: Result<ChildWorkflowOptions, OptionsError>,
    ) -> impl CancellableFutureWithReason<
        Output = Result<StartedChild<C, W>, ChildWorkflowStartError>,
    > + use<'_, C, W> {
        let options = check_writable(&input, Role::ChildInput, C::NAME)
            .and_then(|()| options.map_err(Refusal::Options));
        match options {
            Err(refusal) => CallFuture::unsent(&self.sdk, refusal),
            Ok(options) => {
                let name = of_run(self, C::RELEASES, C::FORMER.names).copied();
                let call = Call::<C>::named(name);
                let call = self.sdk.start_child_workflow(call, Avro(input), options);
                let ctx = self.sdk.clone();
                CallFuture::sent(&self.sdk, call, move |started: Result<_, _>| {
                    Ok(started.map(|child| StartedChild::new(ctx, child)))
                })
            }
        }
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

    /// As [`continue_as_new`](Self::continue_as_new), with the next run of the release of the contract
    /// that this one is of.
    ///
    /// # Errors
    ///
    /// Always: that is how a run ends without a result.
    pub fn continue_on_release<T>(
        &self,
        input: InputOf<W>,
        options: ContinueAsNewOptions,
    ) -> Result<T, WorkflowTermination> {
        let carried = self.carry(<W::Type as WorkflowType>::RELEASES);
        carrying(Some(carried), || self.continue_as_new(input, options))
    }

    /// Ends this run and begins the next with another input: `return ctx.continue_as_new(…)`.
    ///
    /// # Errors
    ///
    /// Always: that is how a run ends without a result.
    pub fn continue_as_new<T>(
        &self,
        input: InputOf<W>,
        options: ContinueAsNewOptions,
    ) -> Result<T, WorkflowTermination> {
        if let Err(refusal) = check_writable(&input, Role::ContinueAsNewInput, name_of::<W>()) {
            if self.sdk.is_replaying() {
                // It continued under another worker: failing the task spares the run.
                self.sdk.force_task_fail(refusal.to_string());
            }
            return Err(refusal.into_termination());
        }
        match self.sdk.continue_as_new(Decoded(Ok(input)), options)? {}
    }
}

impl<W: Workflow> Deref for RunContext<W> {
    type Target = WorkflowContext<Host<W>>;

    fn deref(&self) -> &Self::Target {
        &self.sdk
    }
}

impl<W: Workflow> Clone for RunContext<W> {
    fn clone(&self) -> Self {
        Self {
            sdk: self.sdk.clone(),
            releases: Rc::clone(&self.releases),
        }
    }
}

impl<W: Workflow> AsksHistory for RunContext<W> {
    fn is_replaying(&self) -> bool {
        self.sdk.is_replaying()
    }

    fn patched(&self, id: &str) -> bool {
        self.sdk.patched(id)
    }

    fn asked_releases(&self) -> &AskedReleases {
        &self.releases
    }
}
