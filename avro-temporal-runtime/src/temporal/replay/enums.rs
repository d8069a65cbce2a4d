//! The names of protobuf's enums, as its JSON has them.

use temporalio_common::protos::temporal::api::enums::v1 as enums;
use temporalio_common::protos::temporal::api::workflow::v1::versioning_override::PinnedOverrideBehavior;

macro_rules! number_of {
    ($name:ident: $($ty:ident),* $(,)?) => {
        None$(.or_else(|| enums::$ty::from_str_name($name).map(|value| value as i32)))*
    };
}

/// The number of an enum's value. The names of all values of a package differ, so that the enum
/// needn't be known.
pub(super) fn enum_number(name: &str) -> Option<i32> {
    number_of!(
        name: EventType,
        TaskQueueKind,
        TaskQueueType,
        ParentClosePolicy,
        ContinueAsNewInitiator,
        ContinueAsNewVersioningBehavior,
        SuggestContinueAsNewReason,
        RetryState,
        TimeoutType,
        WorkflowIdReusePolicy,
        WorkflowIdConflictPolicy,
        WorkflowTaskFailedCause,
        ActivityTaskFailedCause,
        StartChildWorkflowExecutionFailedCause,
        CancelExternalWorkflowExecutionFailedCause,
        SignalExternalWorkflowExecutionFailedCause,
        UpdateAdmittedEventOrigin,
        UpdateWorkflowExecutionLifecycleStage,
        VersioningBehavior,
        WorkerDeploymentVersionStatus,
        WorkerVersioningMode,
        WorkflowExecutionStatus,
        NexusHandlerErrorRetryBehavior,
    )
    .or_else(|| PinnedOverrideBehavior::from_str_name(name).map(|value| value as i32))
}
