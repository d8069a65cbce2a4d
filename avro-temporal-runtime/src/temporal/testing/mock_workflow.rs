//! A workflow that is a closure.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

use temporalio_workflow::{WorkflowContextView, WorkflowTermination};

use crate::temporal::context::{Ctx, RunContext};
use crate::temporal::handler::Handler;
use crate::temporal::operation::WorkflowType;
use crate::temporal::operation_error::IntoUndeclared;
use crate::temporal::worker::Worker;
use crate::temporal::worker_defaults::WorkerDefaults;
use crate::temporal::workflow::{LocalFuture, Workflow};

type Answer<C> = dyn Fn(
        <C as WorkflowType>::Input,
    ) -> Result<<C as WorkflowType>::Output, <C as WorkflowType>::Error<WorkflowTermination>>
    + Send
    + Sync;

/// The closures of a worker, by the mocked workflow's type.
#[derive(Default)]
pub(in crate::temporal) struct Mocks(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Mocks {
    pub(in crate::temporal) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Worker {
    /// Serves a workflow by a closure, in a test of code that starts it as a child.
    ///
    /// It has no handlers. Input and result travel through the server as they do otherwise.
    #[must_use]
    pub fn mock_workflow<C: WorkflowType>(
        mut self,
        answer: impl Fn(C::Input) -> Result<C::Output, C::Error<WorkflowTermination>>
        + Send
        + Sync
        + 'static,
    ) -> Self
    where
        C::Error<WorkflowTermination>: IntoUndeclared<WorkflowTermination>,
    {
        let answer: Arc<Answer<C>> = Arc::new(answer);
        let mocks = &mut self.defaults_mut().mocks;
        mocks.0.insert(TypeId::of::<C>(), Arc::new(answer));
        self.workflow::<Mock<C>>()
    }
}

struct Mock<C: WorkflowType> {
    answer: Arc<Answer<C>>,
}

impl<C: WorkflowType> Workflow for Mock<C>
where
    C::Error<WorkflowTermination>: IntoUndeclared<WorkflowTermination>,
{
    type Type = C;
    type Calls = RunContext<Self>;
    type RunInput = C::Input;

    const HANDLERS: &'static [Handler<Self>] = &[];

    fn start(_: &WorkflowContextView, input: C::Input) -> (Self, C::Input) {
        let defaults = WorkerDefaults::current().expect("the worker that mocks hands them over");
        let mock = defaults.mocks.0.get(&TypeId::of::<C>());
        let answer = mock
            .and_then(|mock| mock.downcast_ref::<Arc<Answer<C>>>())
            .expect("it was registered with the workflow");
        let answer = Arc::clone(answer);
        (Self { answer }, input)
    }

    fn run(ctx: Ctx<Self>, input: C::Input) -> LocalFuture<Result<C::Output, WorkflowTermination>> {
        let answer = ctx.state(|mock| Arc::clone(&mock.answer));
        Box::pin(async move { answer(input).map_err(IntoUndeclared::into_undeclared) })
    }
}
