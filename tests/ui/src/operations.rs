//! A private workflow on public types, beside activities of each form.

/// The types of files.
pub mod types {
    avro_temporal_runtime::include_avro!(
        "schemas/order.avsc",
        "schemas/receipt.avsc",
        "schemas/cancel_order.avsc",
    );
}

/// A function, and methods with and without their value.
pub mod activities {
    use avro_temporal_runtime::{ActivityContext, ActivityError, activities, activity};

    use crate::operations::types::acme::orders::v1::{Order, Receipt};

    type ChargeResult<T> = Result<T, ActivityError>;

    /// An activity that is named with a keyword, and returns an alias.
    ///
    /// # Errors
    ///
    /// None.
    #[activity(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
    pub async fn r#try(_ctx: ActivityContext, order: Order) -> ChargeResult<Receipt> {
        Ok(Receipt {
            order_id: order.order_id,
        })
    }

    macro_rules! bell {
        ($name:ident) => {
            /// An activity that comes out of a macro of one's own.
            ///
            /// # Errors
            ///
            /// None.
            #[activity]
            pub async fn $name(_ctx: ActivityContext) -> Result<(), std::io::Error> {
                Ok(())
            }
        };
    }

    bell!(ring);

    /// The value that methods share.
    pub struct Bank;

    #[activities]
    impl Bank {
        /// Needs no value.
        ///
        /// # Errors
        ///
        /// None.
        #[activity]
        pub async fn knock(_ctx: ActivityContext) -> Result<(), ActivityError> {
            Ok(())
        }

        /// Gives nothing.
        ///
        /// # Errors
        ///
        /// None.
        #[avro_temporal_runtime::activity(input = "schemas/order.avsc", name = "bank.charge")]
        pub async fn charge(&self, _ctx: ActivityContext, _: Order) -> ChargeResult<()> {
            Ok(())
        }
    }

    /// The names on the wire.
    pub fn names() -> [&'static str; 3] {
        use avro_temporal_runtime::ActivityType;
        [Try::NAME, Knock::NAME, Charge::NAME]
    }
}

/// A block with handlers of all kinds, one without any, and a function.
pub mod workflows {
    use avro_temporal_runtime as runtime;
    use avro_temporal_runtime::{
        Ctx, HandlerError, SyncCtx, WorkflowContextView, WorkflowResult, workflow,
    };

    use crate::operations::types::acme::orders::v1::{CancelOrder, Order, Receipt};

    struct ProcessOrder {
        order: Order,
        is_cancelled: bool,
    }

    #[workflow(
        input = "schemas/order.avsc",
        output = "schemas/receipt.avsc",
        crate = "runtime"
    )]
    impl ProcessOrder {
        fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
            Self {
                order,
                is_cancelled: false,
            }
        }

        async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<Receipt> {
            ctx.wait_condition(|state| state.is_cancelled).await?;
            let order_id = ctx.state(|state| state.order.order_id.clone());
            Ok(Receipt { order_id })
        }

        #[signal(input = "schemas/cancel_order.avsc")]
        fn cancel(&mut self, _ctx: &mut SyncCtx<Self>, _cancel: CancelOrder) {
            self.is_cancelled = true;
        }

        #[signal]
        async fn r#break(ctx: &mut Ctx<Self>) {
            ctx.state_mut(|state| state.is_cancelled = true);
        }

        #[query(output = "schemas/receipt.avsc")]
        fn receipt(&self, _ctx: &WorkflowContextView) -> Receipt {
            Receipt {
                order_id: self.order.order_id.clone(),
            }
        }

        #[update(input = "schemas/cancel_order.avsc", output = "schemas/receipt.avsc")]
        async fn replace(
            ctx: &mut Ctx<Self>,
            cancel: CancelOrder,
        ) -> Result<Receipt, HandlerError> {
            ctx.state_mut(|state| state.order.note = Some(cancel.reason));
            Err("nothing replaces it".into())
        }

        fn validate_replace(
            &self,
            _ctx: &WorkflowContextView,
            cancel: &CancelOrder,
        ) -> Result<(), HandlerError> {
            if cancel.reason.is_empty() {
                return Err("the reason is empty".into());
            }
            Ok(())
        }
    }

    #[derive(Default)]
    struct Bare;

    #[workflow]
    impl Bare {
        async fn run(_ctx: &mut Ctx<Self>) -> WorkflowResult<()> {
            Ok(())
        }
    }

    /// Ends at once.
    ///
    /// # Errors
    ///
    /// None.
    #[workflow(input = "schemas/order.avsc")]
    pub async fn forget(_ctx: &mut Ctx<Forget>, _order: Order) -> WorkflowResult<()> {
        Ok(())
    }

    /// The names on the wire.
    pub fn names() -> [&'static str; 3] {
        use avro_temporal_runtime::WorkflowType;
        [ProcessOrder::NAME, Bare::NAME, Forget::NAME]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_have_the_names_of_their_items() {
        assert_eq!(workflows::names(), ["ProcessOrder", "Bare", "Forget"]);
        assert_eq!(activities::names(), ["Try", "Knock", "bank.charge"]);
    }
}
