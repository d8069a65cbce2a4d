//! A workflow of a contract that collects what it is sent, written once for every version.

/// The workflow `Collect` on a contract file.
macro_rules! collect {
    ($contract:literal $module:ident) => {
        use std::time::Duration;

        use avro_temporal_runtime::{Ctx, SyncCtx, WorkflowResult, workflow};

        avro_temporal_runtime::contract!($contract);

        use $module::{Collected, Sample};

        /// Collects samples until it is told to finish.
        #[derive(Debug, Default)]
        pub struct Collect {
            texts: Vec<String>,
            /// How many signals are being handled.
            handled: usize,
            is_finished: bool,
        }

        #[workflow($module::Collect)]
        impl Collect {
            async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Collected> {
                ctx.wait_condition(|state| state.is_finished && state.handled == 0)
                    .await?;
                Ok(Collected {
                    texts: ctx.state(|state| state.texts.clone()),
                })
            }

            fn strict(&mut self, _ctx: &mut SyncCtx<Self>, sample: Sample) {
                self.texts.push(sample.text);
            }

            fn fatal(&mut self, _ctx: &mut SyncCtx<Self>, sample: Sample) {
                self.texts.push(sample.text);
            }

            /// Makes a command of its own for each, so that a replay notices one more or less.
            async fn lenient(ctx: &mut Ctx<Self>, sample: Sample) {
                ctx.state_mut(|state| state.handled += 1);
                ctx.timer(Duration::from_millis(1)).await;
                ctx.state_mut(|state| {
                    state.handled -= 1;
                    state.texts.push(sample.text);
                });
            }

            fn finish(&mut self, _ctx: &mut SyncCtx<Self>) {
                self.is_finished = true;
            }
        }
    };
}

pub mod v1 {
    //! `Collect`, built with version 1 of its contract.

    collect!("schemas/v1/inbox.avpr" inbox);
}

pub mod v2 {
    //! `Collect`, built with version 2 of its contract, whose samples have one more symbol.

    // A crate has one contract of a name.
    collect!("schemas/v2/inbox.avpr" inbox_next);

    pub use inbox_next as inbox;
}
