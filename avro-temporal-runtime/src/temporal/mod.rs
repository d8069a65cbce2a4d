//! All contact with the Temporal SDK.
//!
//! - `payload`, `failure`, `converter_check`: values and errors on their way through the SDK.
//! - `operation`, `workflow`, `activity`: what the macros say of an operation.
//! - `host`, `handler`, `refusal`, `delivery`, `skipped`: the generic workflow, and what it does with
//!   data it can't read.
//! - `unreadable_counts`: how much of it there was.
//! - `context`, `sync_context`, `call`, `child`, `signal_target`: what workflow code calls.
//! - `operation_error`, `error_macros`: errors that a contract declares.
//! - `handle_macros`, `client_macros`: what callers of a contract hold.
//! - `defaults`, `search_attribute`, `worker_defaults`: options that a contract, a client or a worker says.
//! - `activity_call`, `child_call`, `start`, `update_handle`: calls with these options.
//! - `async_activity`, `heartbeat`, `schedule`: activities that report or end elsewhere, and starts by
//!   the clock.
//! - `client`, `worker`, `served`, `registered_name`: both ends of a task queue.
//! - `replay`: recorded histories, replayed.
//! - `history`: the payloads of recorded events.

mod activity;
mod activity_call;
mod async_activity;
mod call;
mod call_error;
mod carried_release;
mod child;
mod child_call;
mod child_error;
mod client;
mod client_error;
mod client_macros;
mod context;
mod contract_release;
mod converter_check;
mod defaults;
mod delivery;
mod error_macros;
mod failure;
mod handle_macros;
mod handler;
mod heartbeat;
mod history;
mod host;
mod marker;
mod operation;
mod operation_error;
mod options_error;
mod payload;
pub(crate) mod private;
mod refusal;
mod registered_name;
#[cfg(feature = "replay")]
pub mod replay;
mod schedule;
mod search_attribute;
mod served;
mod signal_target;
mod skipped;
mod start;
mod sync_context;
#[cfg(feature = "testing")]
pub mod testing;
mod unreadable_counts;
mod update_handle;
mod worker;
mod worker_defaults;
mod workflow;
mod workflow_handle;

pub use activity::{Activity, ActivityEntry, ActivityFuture, ActivityGroup};
pub use activity_call::{ActivityCall, ActivityResult, LocalActivityCall};
pub use async_activity::AsyncActivity;
pub use call_error::CallError;
pub use child::{ExternalWorkflow, StartedChild};
pub use child_call::{ChildCall, ChildResult};
pub use child_error::ChildError;
pub use client::{Client, ConnectError};
pub use client_error::ClientError;
pub use context::{Ctx, RunContext};
pub use contract_release::{ContractRelease, Former};
pub use converter_check::ConverterError;
pub use defaults::{
    ActivityDefaults, MemoOf, PriorityDefaults, RetryDefaults, SearchAttributeOf, UpdateDefaults,
    WorkflowDefaults,
};
pub use failure::{AvroFailureConverter, EncodeFailure, data_converter};
pub use handler::Handler;
pub use heartbeat::{HeartbeatError, heartbeat, last_heartbeat};
pub use history::{EventPayload, event_payloads};
pub use host::Host;
pub use marker::{Call, Receive};
pub use operation::{
    ActivityType, ChildType, HeartbeatType, QueryType, SignalType, StartsWorkflow, UpdateType,
    WorkflowType,
};
pub use operation_error::{
    DeclaredFailure, ErrorRecord, IntoUndeclared, OperationError, declared_failure,
};
pub use options_error::OptionsError;
pub use payload::{Avro, Decoded};
pub use schedule::ScheduleOptions;
pub use served::{Served, ServedError};
pub use signal_target::SignalTarget;
pub use skipped::{SkipReason, SkippedSignal};
pub use start::Start;
pub use sync_context::SyncCtx;
pub use unreadable_counts::{UnreadableAction, UnreadableCount, unreadable_counts};
pub use update_handle::{UpdateCall, UpdateHandle, UpdateResult};
pub use worker::{Worker, WorkerError};
pub use workflow::{
    AsyncSignal, AsyncUpdate, HandlerError, LocalFuture, Query, SyncSignal, SyncUpdate, Validate,
    Workflow,
};
pub use workflow_handle::WorkflowHandle;

/// The SDK's crates, for what has no name here.
pub mod sdk {
    pub use temporalio_client as client;
    pub use temporalio_common as common;
    pub use temporalio_sdk as worker;
    pub use temporalio_workflow as workflow;
}

pub use avro_temporal_contract::contract::Undecodable;

// The SDK's types that stand in signatures of users' code.
pub use temporalio_client::{
    ActivityIdentifier, WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowStartOptions,
};
pub use temporalio_common::RetryPolicy;
pub use temporalio_common::error::{ActivityExecutionError, ApplicationFailure};
pub use temporalio_common::worker::{
    VersioningBehavior, WorkerDeploymentOptions, WorkerDeploymentVersion,
};
pub use temporalio_sdk::WorkerOptions;
pub use temporalio_sdk::activities::{ActivityContext, ActivityError};
pub use temporalio_workflow::{
    ActivityOptions, CancellableFuture, ChildWorkflowOptions, ContinueAsNewOptions,
    LocalActivityOptions, WorkflowContextView, WorkflowResult, WorkflowTermination,
};
