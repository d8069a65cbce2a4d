//! The build that records the runs.

use avro_temporal_runtime::replay::Replayer;
use avro_temporal_runtime::{
    ActivityContext, Client, Ctx, SyncCtx, Worker, WorkerOptions, WorkflowContextView,
    WorkflowResult, WorkflowTermination, activities, workflow,
};

avro_temporal_runtime::contract!("schemas/old.avpr", module = "stories_old");

stories!(stories_old);

/// Ships.
///
/// # Errors
///
/// None.
#[workflow(stories_old::FieldAdded)]
pub async fn field_added(
    ctx: &mut Ctx<FieldAdded>,
    _order: stories_old::FieldAddedRequest,
) -> Result<(), WorkflowTermination> {
    Ok(ctx.go_right().await?)
}

/// Undoes what was done if the card is declined.
///
/// # Errors
///
/// If the activity fails otherwise.
#[workflow(stories_old::ErrorRemoved)]
pub async fn error_removed(ctx: &mut Ctx<ErrorRemoved>) -> Result<(), WorkflowTermination> {
    match ctx.error_removed_activity().await {
        Err(stories_old::ErrorRemovedActivityError::CardDeclined(_)) => Ok(ctx.go_left().await?),
        result => Ok(result?),
    }
}

waits!(stories_old::OperationRemoved);

waits!(stories_old::InputChanged, signal input_changed_signal());

waits!(
    stories_old::HandlerRemoved,
    signal handler_removed_signal(),
    update handler_removed_update -> HandlerRemovedUpdateError
);

waits!(stories_old::QueryRemoved, query query_removed_query);

activities_of!(
    stories_old,
    error_removed_activity: {
        let code = "stolen".to_owned();
        Err(stories_old::CardDeclined { code }.into())
    }
);

build!(
    DefaultChanged,
    EnumDefaultChanged,
    EnumSymbolRemoved,
    LogicalTypeChanged,
    PromotionLosesPrecision,
    AliasRemoved,
    OperationRemoved,
    OperationRenamed,
    InputChanged,
    ChildIdTemplateChanged,
    ChildIdTemplateChangedChild,
    HandlerRemoved,
    ErrorRemoved,
    ErrorRetryabilityChanged,
    FieldAdded,
    QueryRemoved,
);
