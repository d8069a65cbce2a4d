//! Where a workflow's signals go.

use std::convert::Infallible;
use std::rc::Rc;

use temporalio_common::error::{CancelExternalWorkflowError, WorkflowSignalError};
use temporalio_workflow::{
    ExternalWorkflowHandle, SignalWorkflowOptions, StartedChildWorkflow, WorkflowContext,
};

use super::host::Host;
use super::marker::Call;
use super::operation::{SignalType, WorkflowType};
use super::payload::Avro;
use super::refusal::{Refusal, check_writable, refuse};
use super::workflow::{LocalFuture, Workflow};
use crate::Role;

/// A run that a workflow sends signals to.
///
/// `#[workflow]` wraps it in a type with a method for each signal.
pub struct SignalTarget<C: WorkflowType> {
    target: Target<C>,
    refuse: Refuse,
}

/// What becomes of the run that sends, if it can't write what it sends.
type Refuse = Rc<dyn Fn(Refusal) -> LocalFuture<Infallible>>;

enum Target<C: WorkflowType> {
    Child(Rc<StartedChildWorkflow<Call<C>>>),
    External(Rc<ExternalWorkflowHandle>),
}

impl<C: WorkflowType> SignalTarget<C> {
    pub(super) fn child<W: Workflow>(
        ctx: &WorkflowContext<Host<W>>,
        child: Rc<StartedChildWorkflow<Call<C>>>,
    ) -> Self {
        Self::new(ctx, Target::Child(child))
    }

    pub(super) fn external<W: Workflow>(
        ctx: &WorkflowContext<Host<W>>,
        external: ExternalWorkflowHandle,
    ) -> Self {
        Self::new(ctx, Target::External(Rc::new(external)))
    }

    fn new<W: Workflow>(ctx: &WorkflowContext<Host<W>>, target: Target<C>) -> Self {
        let ctx = ctx.clone();
        let refuse = move |refusal| -> LocalFuture<Infallible> {
            let ctx = ctx.clone();
            Box::pin(async move { refuse(&ctx, refusal).await })
        };
        Self {
            target,
            refuse: Rc::new(refuse),
        }
    }

    /// Sends a signal, and waits until the server has taken it.
    ///
    /// # Errors
    ///
    /// If there is no such run. A run that can't write the input fails.
    pub async fn send<S: SignalType<Workflow = C>>(
        &self,
        input: S::Input,
    ) -> Result<(), WorkflowSignalError> {
        if let Err(refusal) = check_writable(&input, Role::SignalInput, S::NAME) {
            match (self.refuse)(refusal).await {}
        }
        let options = SignalWorkflowOptions::default();
        match &self.target {
            Target::Child(child) => child.signal(Call::<S>::new(), Avro(input), options).await,
            Target::External(external) => {
                external
                    .signal(Call::<S>::new(), Avro(input), options)
                    .await
            }
        }
    }

    pub(super) async fn request_cancel(
        &self,
        reason: Option<String>,
    ) -> Result<(), CancelExternalWorkflowError> {
        match &self.target {
            Target::Child(child) => {
                child.cancel(reason.unwrap_or_default());
                Ok(())
            }
            Target::External(external) => external.cancel(reason).await,
        }
    }
}

impl<C: WorkflowType> Clone for SignalTarget<C> {
    fn clone(&self) -> Self {
        Self {
            target: match &self.target {
                Target::Child(child) => Target::Child(Rc::clone(child)),
                Target::External(external) => Target::External(Rc::clone(external)),
            },
            refuse: Rc::clone(&self.refuse),
        }
    }
}
