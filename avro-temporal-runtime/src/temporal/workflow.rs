//! What `#[workflow]` says of a workflow to the generic host.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use temporalio_workflow::{WorkflowContextView, WorkflowTermination};

use super::context::{Ctx, RunContext};
use super::handler::Handler;
use super::operation::{QueryType, SignalType, UpdateType, WorkflowType};
use super::sync_context::SyncCtx;

/// A future of workflow code: it stays on its thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// An error of a handler.
pub type HandlerError = Box<dyn Error + Send + Sync>;

/// A workflow that this program runs.
///
/// `#[workflow]` implements it.
pub trait Workflow: Sized + 'static {
    /// What callers see: the type itself, or the workflow of a contract.
    type Type: WorkflowType;

    /// What the context of its code has beside [`RunContext`]: a contract's calls.
    type Calls: From<RunContext<Self>> + Clone + 'static;

    /// What `run` takes besides the context: `()`, or the input if `init` doesn't take it.
    type RunInput: 'static;

    /// The signals, queries and updates.
    const HANDLERS: &'static [Handler<Self>];

    /// Makes the workflow's state.
    fn start(ctx: &WorkflowContextView, input: InputOf<Self>) -> (Self, Self::RunInput);

    /// Runs the workflow.
    fn run(
        ctx: Ctx<Self>,
        input: Self::RunInput,
    ) -> LocalFuture<Result<OutputOf<Self>, WorkflowTermination>>;
}

/// What a workflow takes.
pub(super) type InputOf<W> = <<W as Workflow>::Type as WorkflowType>::Input;

/// What a workflow gives.
pub(super) type OutputOf<W> = <<W as Workflow>::Type as WorkflowType>::Output;

/// The name of a workflow.
pub(super) const fn name_of<W: Workflow>() -> &'static str {
    <W::Type as WorkflowType>::NAME
}

/// A signal handler that doesn't wait.
pub trait SyncSignal<W: Workflow>: SignalType<Workflow = W::Type> {
    /// Takes a signal.
    fn handle(state: &mut W, ctx: &mut SyncCtx<W>, input: Self::Input);
}

/// A signal handler that waits.
pub trait AsyncSignal<W: Workflow>: SignalType<Workflow = W::Type> {
    /// Takes a signal.
    fn handle(ctx: Ctx<W>, input: Self::Input) -> LocalFuture<()>;
}

/// A query handler.
pub trait Query<W: Workflow>: QueryType<Workflow = W::Type> {
    /// Answers a query.
    ///
    /// # Errors
    ///
    /// What the handler returns.
    fn handle(
        state: &W,
        ctx: &WorkflowContextView,
        input: Self::Input,
    ) -> Result<Self::Output, HandlerError>;
}

/// What decides whether an update is taken at all.
pub trait Validate<W: Workflow>: UpdateType<Workflow = W::Type> {
    /// Refuses an update before anything of it is in history.
    ///
    /// # Errors
    ///
    /// Why it is refused.
    fn validate(
        _state: &W,
        _ctx: &WorkflowContextView,
        _input: &Self::Input,
    ) -> Result<(), HandlerError> {
        Ok(())
    }
}

/// An update handler that doesn't wait.
pub trait SyncUpdate<W: Workflow>: Validate<W> {
    /// Takes an update.
    ///
    /// # Errors
    ///
    /// What the handler returns.
    fn handle(
        state: &mut W,
        ctx: &mut SyncCtx<W>,
        input: Self::Input,
    ) -> Result<Self::Output, HandlerError>;
}

/// An update handler that waits.
pub trait AsyncUpdate<W: Workflow>: Validate<W> {
    /// Takes an update.
    fn handle(ctx: Ctx<W>, input: Self::Input) -> LocalFuture<Result<Self::Output, HandlerError>>;
}
