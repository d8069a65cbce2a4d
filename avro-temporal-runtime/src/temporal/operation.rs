//! What workflows, activities and messages are: types that name an operation and its data.

use super::signal_target::SignalTarget;
use super::workflow_handle::WorkflowHandle;
use crate::AvroType;

/// A workflow, as callers see it.
///
/// `#[workflow]` implements it.
pub trait WorkflowType: Sized + 'static {
    /// The workflow type's name.
    const NAME: &'static str;
    /// The start input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
    /// A client's handle to a run, with a method for each signal, query and update.
    type Handle: From<WorkflowHandle<Self>>;
    /// What another workflow sends to a run: a method for each signal.
    type Signals: From<SignalTarget<Self>>;
}

/// An activity, as callers see it.
///
/// `#[activity]` implements it for a unit type beside the function.
pub trait ActivityType: 'static {
    /// The activity type's name.
    const NAME: &'static str;
    /// The input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
}

/// A signal of a workflow.
pub trait SignalType: 'static {
    /// The signal's name.
    const NAME: &'static str;
    /// The workflow that takes it.
    type Workflow: WorkflowType;
    /// The input; `()` sends none.
    type Input: AvroType;
}

/// A query of a workflow.
pub trait QueryType: 'static {
    /// The query's name.
    const NAME: &'static str;
    /// The workflow that answers it.
    type Workflow: WorkflowType;
    /// The input; `()` sends none.
    type Input: AvroType;
    /// The answer.
    type Output: AvroType;
}

/// An update of a workflow.
pub trait UpdateType: 'static {
    /// The update's name.
    const NAME: &'static str;
    /// The workflow that takes it.
    type Workflow: WorkflowType;
    /// The input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
}
