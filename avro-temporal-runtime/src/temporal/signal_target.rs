//! Where a workflow's signals go.

use std::rc::Rc;

use temporalio_common::error::{CancelExternalWorkflowError, WorkflowSignalError};
use temporalio_workflow::{ExternalWorkflowHandle, SignalWorkflowOptions, StartedChildWorkflow};

use super::marker::Call;
use super::operation::{SignalType, WorkflowType};
use super::payload::Avro;

/// A run that a workflow sends signals to.
///
/// `#[workflow]` wraps it in a type with a method for each signal.
pub struct SignalTarget<C: WorkflowType>(Target<C>);

enum Target<C: WorkflowType> {
    Child(Rc<StartedChildWorkflow<Call<C>>>),
    External(Rc<ExternalWorkflowHandle>),
}

impl<C: WorkflowType> SignalTarget<C> {
    pub(super) fn child(child: Rc<StartedChildWorkflow<Call<C>>>) -> Self {
        Self(Target::Child(child))
    }

    pub(super) fn external(external: ExternalWorkflowHandle) -> Self {
        Self(Target::External(Rc::new(external)))
    }

    /// Sends a signal, and waits until the server has taken it.
    ///
    /// # Errors
    ///
    /// If there is no such run, or the input can't be written.
    pub async fn send<S: SignalType<Workflow = C>>(
        &self,
        input: S::Input,
    ) -> Result<(), WorkflowSignalError> {
        let options = SignalWorkflowOptions::default();
        match &self.0 {
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
        match &self.0 {
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
        Self(match &self.0 {
            Target::Child(child) => Target::Child(Rc::clone(child)),
            Target::External(external) => Target::External(Rc::clone(external)),
        })
    }
}
