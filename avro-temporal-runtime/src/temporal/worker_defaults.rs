//! What a worker says of the calls of its workflows, between the contract and the call.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use temporalio_workflow::workflow_interceptors::{
    InitializeWorkflowInput, InitializeWorkflowOutput, WorkflowInterceptor,
    WorkflowInterceptorConstructor, WorkflowNext,
};
use temporalio_workflow::{ActivityOptions, ChildWorkflowOptions, WorkflowContextView};

type Change<O> = Box<dyn Fn(&str, &mut O) + Send + Sync>;

/// Changes of the contract's options, in the order they were given.
#[derive(Default)]
pub(super) struct WorkerDefaults {
    activities: Vec<Change<ActivityOptions>>,
    children: Vec<Change<ChildWorkflowOptions>>,
    #[cfg(feature = "testing")]
    pub(super) mocks: super::testing::Mocks,
}

thread_local! {
    /// The defaults of the worker that makes a workflow at this moment.
    static CURRENT: RefCell<Option<Arc<WorkerDefaults>>> = const { RefCell::new(None) };
}

impl WorkerDefaults {
    pub(super) fn activities(
        &mut self,
        change: impl Fn(&str, &mut ActivityOptions) + Send + Sync + 'static,
    ) {
        self.activities.push(Box::new(change));
    }

    pub(super) fn children(
        &mut self,
        change: impl Fn(&str, &mut ChildWorkflowOptions) + Send + Sync + 'static,
    ) {
        self.children.push(Box::new(change));
    }

    pub(super) fn is_empty(&self) -> bool {
        #[cfg(feature = "testing")]
        if !self.mocks.is_empty() {
            return false;
        }
        self.activities.is_empty() && self.children.is_empty()
    }

    pub(super) fn change_activity(&self, name: &str, options: &mut ActivityOptions) {
        for change in &self.activities {
            change(name, options);
        }
    }

    pub(super) fn change_child(&self, name: &str, options: &mut ChildWorkflowOptions) {
        for change in &self.children {
            change(name, options);
        }
    }

    /// The defaults of the worker that makes a workflow at this moment.
    pub(super) fn current() -> Option<Arc<Self>> {
        CURRENT.with_borrow(Clone::clone)
    }

    /// What hands them to the workflows of a worker: the SDK makes a workflow without a word of
    /// which worker it is for, but inside of that worker's interceptors, on the same thread.
    pub(super) fn interceptor(self) -> WorkflowInterceptorConstructor {
        let defaults = Arc::new(self);
        WorkflowInterceptorConstructor::new(move |_: &WorkflowContextView| {
            Hand(Arc::clone(&defaults))
        })
    }
}

impl fmt::Debug for WorkerDefaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkerDefaults").finish_non_exhaustive()
    }
}

struct Hand(Arc<WorkerDefaults>);

impl WorkflowInterceptor for Hand {
    fn initialize_workflow(
        &self,
        _: WorkflowContextView,
        input: InitializeWorkflowInput,
        next: WorkflowNext<'_, InitializeWorkflowInput, InitializeWorkflowOutput>,
    ) -> InitializeWorkflowOutput {
        let outer = CURRENT.replace(Some(Arc::clone(&self.0)));
        let output = next.run(input);
        CURRENT.set(outer);
        output
    }
}
