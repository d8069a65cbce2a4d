//! All contact with the Temporal SDK.
//!
//! - `payload`, `failure`, `converter_check`: values and errors on their way through the SDK.
//! - `operation`, `workflow`, `activity`: what the macros say of an operation.
//! - `host`, `handler`, `refusal`: the generic workflow, and what it does with data it can't read.
//! - `context`, `call`, `child`, `signal_target`: what workflow code calls.
//! - `client`, `worker`: both ends of a task queue.
//! - `history`: the payloads of recorded events.

mod activity;
mod call;
mod call_error;
mod child;
mod client;
mod context;
mod converter_check;
mod failure;
mod handler;
mod history;
mod host;
mod marker;
mod operation;
mod payload;
mod refusal;
mod signal_target;
mod worker;
mod workflow;
mod workflow_handle;

pub use activity::{Activity, ActivityEntry, ActivityFuture, ActivityGroup};
pub use call_error::CallError;
pub use child::{ExternalWorkflow, StartedChild};
pub use client::{Client, ConnectError};
pub use context::Ctx;
pub use converter_check::ConverterError;
pub use failure::{AvroFailureConverter, EncodeFailure, data_converter};
pub use handler::Handler;
pub use history::{EventPayload, event_payloads};
pub use host::Host;
pub use marker::{Call, Receive};
pub use operation::{ActivityType, QueryType, SignalType, UpdateType, WorkflowType};
pub use payload::{Avro, Decoded};
pub use signal_target::SignalTarget;
pub use worker::{Worker, WorkerError};
pub use workflow::{
    AsyncSignal, AsyncUpdate, HandlerError, LocalFuture, Query, SyncCtx, SyncSignal, SyncUpdate,
    Validate, Workflow,
};
pub use workflow_handle::WorkflowHandle;

/// The SDK's crates, for what has no name here.
pub mod sdk {
    pub use temporalio_client as client;
    pub use temporalio_common as common;
    pub use temporalio_sdk as worker;
    pub use temporalio_workflow as workflow;
}

// The SDK's types that stand in signatures of users' code.
pub use temporalio_client::{
    WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowStartOptions,
};
pub use temporalio_common::RetryPolicy;
pub use temporalio_common::error::{ActivityExecutionError, ApplicationFailure};
pub use temporalio_sdk::WorkerOptions;
pub use temporalio_sdk::activities::{ActivityContext, ActivityError};
pub use temporalio_workflow::{
    ActivityOptions, CancellableFuture, ChildWorkflowOptions, ContinueAsNewOptions,
    LocalActivityOptions, WorkflowContextView, WorkflowResult, WorkflowTermination,
};
