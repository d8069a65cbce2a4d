//! The SDK's untyped calls, of `Target` and others, for payloads that no typed client sends.

use avro_temporal_runtime::sdk::client::errors::{WorkflowQueryError, WorkflowUpdateError};
use avro_temporal_runtime::sdk::client::{
    self, UntypedQuery, UntypedSignal, UntypedUpdate, WorkflowExecuteUpdateOptions,
    WorkflowQueryOptions, WorkflowSignalOptions,
};
use avro_temporal_runtime::sdk::common::UntypedWorkflow;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::{Client, WorkflowStartOptions};

/// Starts it.
pub async fn start(client: &Client, task_queue: &str, id: &str, input: RawValue) {
    let options = WorkflowStartOptions::new(task_queue, id).build();
    client
        .sdk()
        .start_workflow(UntypedWorkflow::new("Target"), input, options)
        .await
        .expect("the server takes anything");
}

fn handle(client: &Client, id: &str) -> client::WorkflowHandle<client::Client, UntypedWorkflow> {
    client.sdk().get_workflow_handle(id)
}

/// Sends the signal `keep`.
pub async fn keep(client: &Client, id: &str, input: RawValue) {
    signal(client, id, "keep", input).await;
}

/// Sends a signal, to a run of any workflow.
pub async fn signal(client: &Client, id: &str, name: &str, input: RawValue) {
    handle(client, id)
        .signal(
            UntypedSignal::new(name),
            input,
            WorkflowSignalOptions::default(),
        )
        .await
        .expect("the server takes anything");
}

/// Asks the query `mirror`.
///
/// # Errors
///
/// If it is rejected.
pub async fn mirror(
    client: &Client,
    id: &str,
    input: RawValue,
) -> Result<RawValue, WorkflowQueryError> {
    handle(client, id)
        .query(
            UntypedQuery::new("mirror"),
            input,
            WorkflowQueryOptions::default(),
        )
        .await
}

/// Sends the update `put`.
///
/// # Errors
///
/// If it is rejected.
pub async fn put(
    client: &Client,
    id: &str,
    input: RawValue,
) -> Result<RawValue, WorkflowUpdateError> {
    handle(client, id)
        .execute_update(
            UntypedUpdate::new("put"),
            input,
            WorkflowExecuteUpdateOptions::default(),
        )
        .await
}
