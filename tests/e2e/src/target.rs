//! A workflow and its activity, written once for every version of their schema.

/// The workflow `Target` and the activity `Echo` on the `Sample` of a schema file.
macro_rules! target {
    ($schema:literal) => {
        use std::time::Duration;

        use avro_temporal_runtime::{
            ActivityContext, ActivityError, ActivityOptions, Ctx, SyncCtx, WorkflowContextView,
            WorkflowResult, activity, workflow,
        };

        avro_temporal_runtime::include_avro!($schema);

        use acme::e2e::Sample;

        /// Keeps samples until it is told to finish, and gives the last of them, echoed.
        #[derive(Debug)]
        pub struct Target {
            last: Sample,
            is_finished: bool,
        }

        #[workflow(name = "Target", input = $schema, output = $schema)]
        impl Target {
            fn init(_ctx: &WorkflowContextView, sample: Sample) -> Self {
                assert!(sample.text != "panic", "asked to panic");
                Self {
                    last: sample,
                    is_finished: false,
                }
            }

            async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Sample> {
                ctx.wait_condition(|state| state.is_finished).await?;
                let last = ctx.state(|state| state.last.clone());
                Ok(ctx.execute_activity::<Echo>(last, soon()).await?)
            }

            /// Keeps a sample.
            #[signal(input = $schema)]
            fn keep(&mut self, _ctx: &mut SyncCtx<Self>, sample: Sample) {
                self.last = sample;
            }

            /// Finishes, after a moment of its own.
            #[signal]
            async fn finish(ctx: &mut Ctx<Self>) {
                ctx.timer(Duration::from_millis(1)).await;
                ctx.state_mut(|state| state.is_finished = true);
            }

            /// Gives back what it is given.
            #[query(input = $schema, output = $schema)]
            fn mirror(&self, _ctx: &WorkflowContextView, sample: Sample) -> Sample {
                sample
            }

            /// Keeps a sample, and gives it back.
            #[update(input = $schema, output = $schema)]
            fn put(&mut self, _ctx: &mut SyncCtx<Self>, sample: Sample) -> Sample {
                self.last = sample.clone();
                sample
            }
        }

        /// Gives back what it is given.
        ///
        /// # Errors
        ///
        /// None.
        #[activity(name = "Echo", input = $schema, output = $schema)]
        pub async fn echo(_ctx: ActivityContext, sample: Sample) -> Result<Sample, ActivityError> {
            Ok(sample)
        }

        /// Activities of tests end soon.
        fn soon() -> ActivityOptions {
            ActivityOptions::start_to_close_timeout(Duration::from_secs(10))
        }
    };
}

pub(crate) use target;
