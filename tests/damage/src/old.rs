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

waits!(stories_old::OperationRemoved {});

waits!(stories_old::InputChanged {
    fn input_changed_signal(&mut self, _ctx: &mut SyncCtx<Self>) {}
});

waits!(stories_old::HandlerRemoved {
    fn handler_removed_signal(&mut self, _ctx: &mut SyncCtx<Self>) {
        self.is_cancelled = true;
    }

    fn handler_removed_update(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
    ) -> Result<i32, stories_old::HandlerRemovedUpdateError> {
        Ok(1)
    }
});

waits!(stories_old::QueryRemoved {
    fn query_removed_query(&self, _ctx: &WorkflowContextView) -> i32 {
        1
    }
});

activities_of!(stories_old {
    async fn error_removed_activity(
        &self,
        _ctx: ActivityContext,
    ) -> Result<(), stories_old::ErrorRemovedActivityError> {
        let code = "stolen".to_owned();
        Err(stories_old::CardDeclined { code }.into())
    }
});

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
