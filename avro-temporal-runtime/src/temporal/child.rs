//! Other workflows, as workflow code sees them.

use std::ops::Deref;
use std::rc::Rc;

use temporalio_common::error::CancelExternalWorkflowError;
use temporalio_workflow::{CancellableFutureWithReason, StartedChildWorkflow, WorkflowContext};

use super::call::{CallFuture, read_child};
use super::child_call::ChildResult;
use super::host::Host;
use super::marker::Call;
use super::operation::WorkflowType;
use super::signal_target::SignalTarget;
use super::workflow::Workflow;

/// A child workflow that has started; it derefs to its signals, a method for each.
pub struct StartedChild<C: WorkflowType, W: Workflow> {
    ctx: WorkflowContext<Host<W>>,
    signals: C::Signals,
    child: Rc<StartedChildWorkflow<Call<C>>>,
}

impl<C: WorkflowType, W: Workflow> StartedChild<C, W> {
    pub(super) fn new(ctx: WorkflowContext<Host<W>>, child: StartedChildWorkflow<Call<C>>) -> Self {
        let child = Rc::new(child);
        Self {
            signals: SignalTarget::child(&ctx, Rc::clone(&child)).into(),
            ctx,
            child,
        }
    }

    /// The run that was started.
    pub fn run_id(&self) -> &str {
        &self.child.run_id
    }

    /// The child's signals, also where one has the name of a method here.
    pub fn signals(&self) -> &C::Signals {
        &self.signals
    }

    /// Asks the child to end.
    pub fn request_cancel(&self, reason: impl Into<String>) {
        self.child.cancel(reason.into());
    }

    /// Waits for the result.
    ///
    /// # Errors
    ///
    /// If the child fails, times out, or is cancelled or terminated.
    pub fn result(self) -> impl CancellableFutureWithReason<Output = ChildResult<C>> + use<C, W> {
        let Self {
            ctx,
            signals,
            child,
        } = self;
        drop(signals);
        let child = Rc::into_inner(child).expect("only the signals share it");
        CallFuture::sent(&ctx, child.result(), read_child::<C>)
    }
}

impl<C: WorkflowType, W: Workflow> Deref for StartedChild<C, W> {
    type Target = C::Signals;

    fn deref(&self) -> &Self::Target {
        &self.signals
    }
}

/// A workflow that another one talks to; it derefs to its signals, a method for each.
pub struct ExternalWorkflow<C: WorkflowType> {
    signals: C::Signals,
    target: SignalTarget<C>,
}

impl<C: WorkflowType> ExternalWorkflow<C> {
    pub(super) fn new(target: SignalTarget<C>) -> Self {
        Self {
            signals: target.clone().into(),
            target,
        }
    }

    /// The workflow's signals, also where one has the name of a method here.
    pub fn signals(&self) -> &C::Signals {
        &self.signals
    }

    /// Asks the workflow to end.
    ///
    /// # Errors
    ///
    /// If there is no such run.
    pub async fn request_cancel(
        &self,
        reason: Option<String>,
    ) -> Result<(), CancelExternalWorkflowError> {
        self.target.request_cancel(reason).await
    }
}

impl<C: WorkflowType> Deref for ExternalWorkflow<C> {
    type Target = C::Signals;

    fn deref(&self) -> &Self::Target {
        &self.signals
    }
}
