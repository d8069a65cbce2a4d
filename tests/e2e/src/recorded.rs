//! What a history says, waited for.

use std::time::Duration;

use avro_temporal_runtime::sdk::client::WorkflowDescribeOptions;
use avro_temporal_runtime::sdk::common::protos::temporal::api::failure::v1::{
    Failure, failure::FailureInfo,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{WorkflowHandle, WorkflowType};

/// Far more than anything here takes, on a machine that compiles other things meanwhile.
const LIMIT: Duration = Duration::from_mins(2);

/// Waits for the first event of a run of which `find` makes something.
pub async fn await_event<W: WorkflowType, T>(
    handle: &WorkflowHandle<W>,
    what: &str,
    find: impl Fn(&Attributes) -> Option<T>,
) -> T {
    let search = async {
        loop {
            // A child may not have started yet.
            let events = handle.events().await.unwrap_or_default();
            let mut attributes = events.iter().filter_map(|event| event.attributes.as_ref());
            if let Some(found) = attributes.find_map(&find) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(LIMIT, search)
        .await
        .unwrap_or_else(|_| panic!("`{}` has no event: {what}", handle.id()))
}

/// Waits until a workflow task of a run has failed; returns the message.
pub async fn await_task_failure<W: WorkflowType>(handle: &WorkflowHandle<W>) -> String {
    await_event(handle, "a workflow task failed", |event| match event {
        Attributes::WorkflowTaskFailedEventAttributes(failed) => {
            Some(failed.failure.as_ref()?.message.clone())
        }
        _ => None,
    })
    .await
}

/// Waits until two attempts of a run's task have failed.
pub async fn await_second_failure<W: WorkflowType>(handle: &WorkflowHandle<W>) {
    let search = async {
        loop {
            let described = handle.sdk().describe(WorkflowDescribeOptions::default());
            let described = described.await.expect("it exists").into_raw();
            // Of a task that isn't the first there are no events.
            if described
                .pending_workflow_task
                .is_some_and(|task| task.attempt > 2)
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(LIMIT, search)
        .await
        .unwrap_or_else(|_| panic!("the task of `{}` isn't tried again", handle.id()));
}

/// How many tasks of a run have failed, without those that were tried again.
pub async fn failed_tasks<W: WorkflowType>(handle: &WorkflowHandle<W>) -> usize {
    let events = handle.events().await.expect("it exists");
    let failed = events.iter().filter(|event| {
        matches!(
            event.attributes,
            Some(Attributes::WorkflowTaskFailedEventAttributes(_))
        )
    });
    failed.count()
}

/// Waits until a run has failed; returns the failure.
pub async fn await_run_failure<W: WorkflowType>(handle: &WorkflowHandle<W>) -> Failure {
    await_event(handle, "the run failed", |event| match event {
        Attributes::WorkflowExecutionFailedEventAttributes(failed) => failed.failure.clone(),
        _ => None,
    })
    .await
}

/// The application failure's type and whether it may not be retried, of a failure or its causes.
pub fn application_type(failure: &Failure) -> Option<(&str, bool)> {
    match &failure.failure_info {
        Some(FailureInfo::ApplicationFailureInfo(info)) => Some((&info.r#type, info.non_retryable)),
        _ => application_type(failure.cause.as_ref()?),
    }
}

/// The message of the innermost failure.
pub fn innermost_message(failure: &Failure) -> &str {
    failure
        .cause
        .as_ref()
        .map_or(&failure.message, |cause| innermost_message(cause))
}
