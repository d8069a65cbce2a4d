//! Runs that are started with JSON, by builds that read it as of different releases.
//!
//! The contract of [`as_of_2`] refused JSON in its releases, so that it may read it as of any now;
//! that of [`unreleased`] has lost its releases.

macro_rules! typed {
    ($schema:literal, $module:literal, $contract:ident) => {
        use avro_temporal_runtime::replay::Replayer;
        use avro_temporal_runtime::{
            ActivityContext, Client, Ctx, Worker, WorkerOptions, WorkflowTermination, activities,
            workflow,
        };

        avro_temporal_runtime::contract!($schema, module = $module);

        forks! { $contract {
            ship Ship(order: Order) if order.region == "eu";
        } }

        /// Where runs go.
        #[derive(Debug)]
        pub struct Ways;

        #[activities($contract::Typed)]
        impl Ways {
            async fn go_left(&self, _ctx: ActivityContext) -> Result<(), $contract::GoLeftError> {
                Ok(())
            }

            async fn go_right(&self, _ctx: ActivityContext) -> Result<(), $contract::GoRightError> {
                Ok(())
            }
        }

        build!(Ship);
    };
}

pub mod as_of_1 {
    //! Reads JSON as of release 1.

    typed!(
        "schemas/json/as_of_1/json.avpr",
        "typed_as_of_1",
        typed_as_of_1
    );
}

pub mod as_of_2 {
    //! Reads JSON as of release 2.

    typed!(
        "schemas/json/as_of_2/json.avpr",
        "typed_as_of_2",
        typed_as_of_2
    );
}

pub mod unreleased {
    //! Has lost the releases that say how JSON was read.

    typed!(
        "schemas/json/unreleased/json.avpr",
        "typed_unreleased",
        typed_unreleased
    );
}
