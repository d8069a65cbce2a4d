//! What `#[workflow]` says of a workflow to the generic host.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use temporalio_workflow::{SyncWorkflowContext, WorkflowContextView, WorkflowTermination};

use super::context::Ctx;
use super::handler::Handler;
use super::host::Host;
use super::operation::{QueryType, SignalType, UpdateType, WorkflowType};

/// A future of workflow code: it stays on its thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// An error of a handler.
pub type HandlerError = Box<dyn Error + Send + Sync>;

/// The context of a handler that doesn't wait: it has the workflow's state as `&mut self`.
pub type SyncCtx<W> = SyncWorkflowContext<Host<W>>;

/// A workflow that this program runs.
///
/// `#[workflow]` implements it.
pub trait Workflow: WorkflowType {
    /// What `run` takes besides the context: `()`, or the input if `init` doesn't take it.
    type RunInput: 'static;

    /// The signals, queries and updates.
    const HANDLERS: &'static [Handler<Self>];

    /// Makes the workflow's state.
    fn start(ctx: &WorkflowContextView, input: Self::Input) -> (Self, Self::RunInput);

    /// Runs the workflow.
    fn run(
        ctx: Ctx<Self>,
        input: Self::RunInput,
    ) -> LocalFuture<Result<Self::Output, WorkflowTermination>>;
}

/// A signal handler that doesn't wait.
pub trait SyncSignal: SignalType<Workflow: Workflow> {
    /// Takes a signal.
    fn handle(state: &mut Self::Workflow, ctx: &mut SyncCtx<Self::Workflow>, input: Self::Input);
}

/// A signal handler that waits.
pub trait AsyncSignal: SignalType<Workflow: Workflow> {
    /// Takes a signal.
    fn handle(ctx: Ctx<Self::Workflow>, input: Self::Input) -> LocalFuture<()>;
}

/// A query handler.
pub trait Query: QueryType<Workflow: Workflow> {
    /// Answers a query.
    ///
    /// # Errors
    ///
    /// What the handler returns.
    fn handle(
        state: &Self::Workflow,
        ctx: &WorkflowContextView,
        input: Self::Input,
    ) -> Result<Self::Output, HandlerError>;
}

/// What decides whether an update is taken at all.
pub trait Validate: UpdateType<Workflow: Workflow> {
    /// Refuses an update before anything of it is in history.
    ///
    /// # Errors
    ///
    /// Why it is refused.
    fn validate(
        _state: &Self::Workflow,
        _ctx: &WorkflowContextView,
        _input: &Self::Input,
    ) -> Result<(), HandlerError> {
        Ok(())
    }
}

/// An update handler that doesn't wait.
pub trait SyncUpdate: Validate {
    /// Takes an update.
    ///
    /// # Errors
    ///
    /// What the handler returns.
    fn handle(
        state: &mut Self::Workflow,
        ctx: &mut SyncCtx<Self::Workflow>,
        input: Self::Input,
    ) -> Result<Self::Output, HandlerError>;
}

/// An update handler that waits.
pub trait AsyncUpdate: Validate {
    /// Takes an update.
    fn handle(
        ctx: Ctx<Self::Workflow>,
        input: Self::Input,
    ) -> LocalFuture<Result<Self::Output, HandlerError>>;
}
