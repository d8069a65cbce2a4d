//! Code that two builds have word for word: what becomes of a run is then the contract's doing.

/// Workflows that call one activity or the other, by what they read.
macro_rules! forks {
    ($contract:ident {
        $($function:ident $workflow:ident($input:ident: $request:ident) if $is_left:expr;)*
    }) => { $(
        #[doc = concat!("The workflow of the story `", stringify!($function), "`.")]
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($contract::$workflow)]
        pub async fn $function(
            ctx: &mut Ctx<$workflow>,
            $input: $contract::$request,
        ) -> Result<(), WorkflowTermination> {
            if $is_left {
                ctx.go_left().await?;
            } else {
                ctx.go_right().await?;
            }
            Ok(())
        }
    )* };
}

/// A workflow that waits until it is told to go on; then it goes left if it was cancelled.
macro_rules! waits {
    (
        $contract:ident::$workflow:ident
        $(, signal $signal:ident($($input:ident)?))?
        $(, update $update:ident -> $error:ident)?
        $(, query $query:ident)?
    ) => {
        /// Waits until it is told to go on.
        #[derive(Debug, Default)]
        pub struct $workflow {
            goes_on: bool,
            is_cancelled: bool,
        }

        #[workflow($contract::$workflow)]
        impl $workflow {
            async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
                ctx.wait_condition(|state| state.goes_on).await?;
                if ctx.state(|state| state.is_cancelled) {
                    ctx.go_left().await?;
                } else {
                    ctx.go_right().await?;
                }
                Ok(())
            }

            fn go_on(&mut self, _ctx: &mut SyncCtx<Self>) {
                self.goes_on = true;
            }

            $(
                fn $signal(&mut self, _ctx: &mut SyncCtx<Self>$(, _input: $contract::$input)?) {
                    self.is_cancelled = true;
                }
            )?

            $(
                fn $update(&mut self, _ctx: &mut SyncCtx<Self>) -> Result<i32, $contract::$error> {
                    Ok(1)
                }
            )?

            $(
                fn $query(&self, _ctx: &WorkflowContextView) -> i32 {
                    1
                }
            )?
        }
    };
}

/// What both builds of the stories have.
macro_rules! stories {
    ($contract:ident) => {
        forks! { $contract {
            default_changed DefaultChanged(order: DefaultChangedRequest)
                if order.region == "eu";
            enum_default_changed EnumDefaultChanged(order: EnumDefaultChangedRequest)
                if order.stage == $contract::Stage::Placed;
            enum_symbol_removed EnumSymbolRemoved(order: EnumSymbolRemovedRequest)
                if order.carrier == $contract::Carrier::Rail;
            logical_type_changed LogicalTypeChanged(order: LogicalTypeChangedRequest)
                if order.at.0 > 0;
            promotion_loses_precision PromotionLosesPrecision(order: PromotionLosesPrecisionRequest)
                if format!("{:.0}", order.amount).ends_with('3');
            alias_removed AliasRemoved(order: AliasRemovedRequest)
                if order.remark.is_empty();
        } }

        /// Calls an activity.
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($contract::OperationRenamed)]
        pub async fn operation_renamed(
            ctx: &mut Ctx<OperationRenamed>,
        ) -> Result<(), WorkflowTermination> {
            Ok(ctx.operation_renamed_activity().await?)
        }

        /// Starts a child.
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($contract::ChildIdTemplateChanged)]
        pub async fn child_id_template_changed(
            ctx: &mut Ctx<ChildIdTemplateChanged>,
            parcel: $contract::Parcel,
        ) -> Result<(), WorkflowTermination> {
            Ok(ctx.child_id_template_changed_child(parcel).await?)
        }

        /// The child.
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($contract::ChildIdTemplateChangedChild)]
        pub async fn child_id_template_changed_child(
            _ctx: &mut Ctx<ChildIdTemplateChangedChild>,
            _parcel: $contract::Parcel,
        ) -> Result<(), WorkflowTermination> {
            Ok(())
        }

        /// Goes left if the bank is closed, and right once it has answered.
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($contract::ErrorRetryabilityChanged)]
        pub async fn error_retryability_changed(
            ctx: &mut Ctx<ErrorRetryabilityChanged>,
        ) -> Result<(), WorkflowTermination> {
            match ctx.error_retryability_changed_activity().await {
                Ok(()) => ctx.go_right().await?,
                Err(_) => ctx.go_left().await?,
            }
            Ok(())
        }
    };
}

/// The activities; of one the builds differ in the result.
macro_rules! activities_of {
    ($contract:ident, error_removed_activity: $result:expr) => {
        /// Where runs go.
        #[derive(Debug)]
        pub struct Ways;

        #[activities($contract::Stories)]
        impl Ways {
            async fn go_left(&self, _ctx: ActivityContext) -> Result<(), $contract::GoLeftError> {
                Ok(())
            }

            async fn go_right(&self, _ctx: ActivityContext) -> Result<(), $contract::GoRightError> {
                Ok(())
            }

            async fn operation_renamed_activity(
                &self,
                _ctx: ActivityContext,
            ) -> Result<(), $contract::OperationRenamedActivityError> {
                Ok(())
            }

            /// The bank is closed at first.
            async fn error_retryability_changed_activity(
                &self,
                ctx: ActivityContext,
            ) -> Result<(), $contract::ErrorRetryabilityChangedActivityError> {
                if ctx.info().attempt < 3 {
                    let code = "closed".to_owned();
                    return Err($contract::ErrorRetryabilityChangedFailure { code }.into());
                }
                Ok(())
            }

            async fn error_removed_activity(
                &self,
                _ctx: ActivityContext,
            ) -> Result<(), $contract::ErrorRemovedActivityError> {
                $result
            }
        }
    };
}

/// The worker of a build, and the replayer that has the same workflows.
macro_rules! build {
    ($($workflow:ident),* $(,)?) => {
        /// A worker of this build.
        #[must_use]
        pub fn worker(client: &Client, task_queue: &str) -> Worker {
            Worker::new(client, WorkerOptions::new(task_queue).build())
                $(.workflow::<$workflow>())*
                .activities(Ways)
        }

        /// The workflows as the worker has them.
        #[must_use]
        pub fn replayer() -> Replayer {
            Replayer::new()$(.workflow::<$workflow>())*
        }
    };
}
