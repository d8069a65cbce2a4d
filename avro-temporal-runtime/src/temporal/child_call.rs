//! A call of a child workflow, with the contract's options until the caller says otherwise.

use std::future::IntoFuture;
use std::pin::Pin;

use temporalio_common::error::ChildWorkflowStartError;
use temporalio_workflow::{
    CancellableFutureWithReason, ChildWorkflowOptions, WorkflowCancellationToken,
};

use super::carried_release::{Carried, carrying};
use super::child::StartedChild;
use super::child_error::ChildError;
use super::context::RunContext;
use super::contract_release::of_run;
use super::defaults::id_of;
use super::operation::WorkflowType;
use super::operation_error::OperationError as _;
use super::options_error::{OptionsError, id_or_error};
use super::workflow::Workflow;

/// A child workflow that is about to be started: `.await` its result, or `start` it and go on.
#[must_use = "the child isn't started until this is awaited or started"]
pub struct ChildCall<'c, C: WorkflowType, W: Workflow> {
    ctx: &'c RunContext<W>,
    input: C::Input,
    options: Result<ChildWorkflowOptions, OptionsError>,
    /// Why the contract's template makes no id; it counts only where nobody names one.
    id_error: Option<OptionsError>,
    carried: Option<Carried>,
}

/// What a child ends with in its parent's code.
pub type ChildResult<C> =
    Result<<C as WorkflowType>::Output, <C as WorkflowType>::Error<ChildError>>;

impl<'c, C: WorkflowType, W: Workflow> ChildCall<'c, C, W> {
    pub(super) fn new(ctx: &'c RunContext<W>, input: C::Input) -> Self {
        let id = match of_run(ctx, C::RELEASES, C::FORMER.ids) {
            Some(former) => id_of(former.as_ref(), &input),
            None => C::DEFAULTS.id(&input),
        };
        let (id, id_error) = id_or_error(id);
        let mut options = C::DEFAULTS.child_options(&input);
        if let Ok(options) = &mut options {
            options.workflow_id = id;
            ctx.worker_defaults(|defaults| defaults.change_child(C::NAME, options));
        }
        Self {
            ctx,
            input,
            options,
            id_error,
            carried: None,
        }
    }

    /// Sets the workflow id.
    pub fn id(self, id: impl Into<String>) -> Self {
        self.options(|options| options.workflow_id = Some(id.into()))
    }

    /// Changes the options, which are the contract's, changed by the worker's defaults.
    pub fn options(mut self, change: impl FnOnce(&mut ChildWorkflowOptions)) -> Self {
        if let Ok(options) = &mut self.options {
            change(options);
        }
        self
    }

    /// Makes its run one of the release that this run is of, as far as its contract goes.
    pub fn stay_on_release(mut self) -> Self {
        self.carried = Some(self.ctx.carry(C::RELEASES));
        self
    }

    /// Keeps it from the workflow's cancellation: what undoes or cleans up runs also after that.
    pub fn detached(self) -> Self {
        self.options(|options| options.cancellation_token = Some(WorkflowCancellationToken::new()))
    }

    /// Starts it, and goes on once it has started.
    pub fn start(
        self,
    ) -> impl CancellableFutureWithReason<
        Output = Result<StartedChild<C, W>, ChildWorkflowStartError>,
    > + use<'c, C, W> {
        let options = match (self.options, self.id_error) {
            (Ok(options), Some(error)) if options.workflow_id.is_none() => Err(error),
            (options, _) => options,
        };
        carrying(self.carried, || {
            self.ctx.child_with::<C>(self.input, options)
        })
    }
}

impl<'c, C: WorkflowType, W: Workflow> IntoFuture for ChildCall<'c, C, W> {
    type Output = ChildResult<C>;
    type IntoFuture = Pin<Box<dyn Future<Output = ChildResult<C>> + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            match self.start().await {
                Ok(child) => child.result().await,
                Err(error) => Err(C::Error::undeclared(error.into())),
            }
        })
    }
}
