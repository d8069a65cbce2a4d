//! The build that takes the runs over: a deploy that nobody should have made.

use avro_temporal_runtime::replay::Replayer;
use avro_temporal_runtime::{
    ActivityContext, Client, Ctx, SyncCtx, Worker, WorkerOptions, WorkflowResult,
    WorkflowTermination, activities, workflow,
};

avro_temporal_runtime::contract!("schemas/new.avpr", module = "stories_new");

stories!(stories_new);

forks! { stories_new {
    field_added FieldAdded(order: FieldAddedRequest) if order.express;
} }

/// Undoes nothing: there is no error by which it is told that it should.
///
/// # Errors
///
/// If the activity fails.
#[workflow(stories_new::ErrorRemoved)]
pub async fn error_removed(ctx: &mut Ctx<ErrorRemoved>) -> Result<(), WorkflowTermination> {
    Ok(ctx.error_removed_activity().await?)
}

/// Has nothing to sell.
///
/// # Errors
///
/// Always.
#[workflow(stories_new::ErrorAdded)]
pub async fn error_added(
    _ctx: &mut Ctx<ErrorAdded>,
) -> Result<(), stories_new::ErrorAddedError<WorkflowTermination>> {
    let item = "hammer".to_owned();
    Err(stories_new::OutOfStock { item }.into())
}

waits!(
    stories_new::InputChanged,
    signal input_changed_signal(InputChangedSignalRequest)
);

waits!(stories_new::HandlerRemoved);

waits!(stories_new::QueryRemoved);

activities_of!(stories_new, error_removed_activity: Ok(()));

build!(
    DefaultChanged,
    EnumDefaultChanged,
    EnumSymbolRemoved,
    LogicalTypeChanged,
    PromotionLosesPrecision,
    AliasRemoved,
    OperationRenamed,
    InputChanged,
    ChildIdTemplateChanged,
    ChildIdTemplateChangedChild,
    HandlerRemoved,
    ErrorRemoved,
    ErrorRetryabilityChanged,
    FieldAdded,
    ErrorAdded,
    QueryRemoved,
);
