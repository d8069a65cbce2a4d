//! What workflows, activities and messages are: types that name an operation and its data.

use avro_temporal_contract::contract::Undecodable;

use super::contract_release::Former;
use super::defaults::{ActivityDefaults, UpdateDefaults, WorkflowDefaults};
use super::operation_error::OperationError;
use super::signal_target::SignalTarget;
use super::workflow_handle::WorkflowHandle;
use crate::{AvroType, Releases};

/// A workflow, as callers see it.
///
/// `#[workflow]` implements it.
pub trait WorkflowType: Sized + 'static {
    /// The workflow type's name.
    const NAME: &'static str;
    /// Other names under which workers take it.
    const ALIASES: &'static [&'static str] = &[];
    /// How it runs, where the caller doesn't say otherwise.
    const DEFAULTS: WorkflowDefaults<Self::Input> = WorkflowDefaults::NONE;
    /// The releases of its contract.
    const RELEASES: &'static Releases = &Releases::NONE;
    /// What it was called in earlier releases, and its ids.
    const FORMER: Former<Self::Input> = Former::NONE;
    /// The start input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
    /// What it fails with: the declared errors, and a `U` for everything else.
    type Error<U>: OperationError<U>;
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
    /// Other names under which workers take it.
    const ALIASES: &'static [&'static str] = &[];
    /// How it runs, where the caller doesn't say otherwise.
    const DEFAULTS: ActivityDefaults<Self::Input> = ActivityDefaults::NONE;
    /// The releases of its contract.
    const RELEASES: &'static Releases = &Releases::NONE;
    /// What it was called in earlier releases.
    const FORMER: Former<Self::Input> = Former::NONE;
    /// The input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
    /// What it fails with: the declared errors, and a `U` for everything else.
    type Error<U>: OperationError<U>;
}

/// An activity that reports how far it is.
///
/// `contract!` implements it where the contract says `heartbeat`.
pub trait HeartbeatType: ActivityType {
    /// What it reports.
    type Details: AvroType;
}

/// A signal of a workflow.
pub trait SignalType: 'static {
    /// The signal's name.
    const NAME: &'static str;
    /// Other names under which workers take it.
    const ALIASES: &'static [&'static str] = &[];
    /// What becomes of one that can't be read.
    const ON_UNDECODABLE: Undecodable = Undecodable::FailTask;
    /// The workflow that takes it.
    type Workflow: WorkflowType;
    /// The input; `()` sends none.
    type Input: AvroType;
}

/// A query of a workflow.
pub trait QueryType: 'static {
    /// The query's name.
    const NAME: &'static str;
    /// Other names under which workers take it.
    const ALIASES: &'static [&'static str] = &[];
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
    /// Other names under which workers take it.
    const ALIASES: &'static [&'static str] = &[];
    /// How it is sent, where the caller doesn't say otherwise.
    const DEFAULTS: UpdateDefaults<Self::Input> = UpdateDefaults::NONE;
    /// The workflow that takes it.
    type Workflow: WorkflowType;
    /// The input; `()` sends none.
    type Input: AvroType;
    /// The result.
    type Output: AvroType;
    /// What it fails with: the declared errors, and a `U` for everything else.
    type Error<U>: OperationError<U>;
}

/// A signal or update that may start its workflow.
#[diagnostic::on_unimplemented(
    message = "`{Self}` may not start the workflow [cannot_start]",
    note = "write `{{\"ref\": \"…\", \"start\": true}}` in the workflow's `signals` or `updates`"
)]
pub trait StartsWorkflow<W: WorkflowType> {}

/// A workflow that may be started as a child: the SDK can give a child all that its contract says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be started as a child [not_a_child]",
    note = "its contract has a `memo` or an `idConflictPolicy`, which the SDK can't give to a child"
)]
pub trait ChildType: WorkflowType {}
