//! The SDK's definitions of our operations: callers send [`Avro`], receivers take [`Decoded`].

use std::marker::PhantomData;

use temporalio_common::{
    ActivityDefinition, HasWorkflowDefinition, QueryDefinition, SignalDefinition, UpdateDefinition,
    WorkflowDefinition,
};

use super::operation::{ActivityType, QueryType, SignalType, UpdateType, WorkflowType};
use super::payload::{Avro, Decoded};

/// The SDK's definition of an operation for its callers.
///
/// For use with the SDK's own API, as in `ctx.sdk().execute_activity(Call::<ChargeCard>::new(), …)`.
pub struct Call<O> {
    /// Another name than the operation's own.
    name: Option<&'static str>,
    operation: PhantomData<fn() -> O>,
}

/// The SDK's definition of an operation for those who implement it.
pub struct Receive<O> {
    name: Option<&'static str>,
    operation: PhantomData<fn() -> O>,
}

macro_rules! definition {
    ($marker:ident, $argument:ident) => {
        impl<O> $marker<O> {
            /// The definition of `O`.
            pub const fn new() -> Self {
                Self {
                    name: None,
                    operation: PhantomData,
                }
            }
        }

        impl<O> Default for $marker<O> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<O> Clone for $marker<O> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<O> Copy for $marker<O> {}

        impl<O> std::fmt::Debug for $marker<O> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($marker))
            }
        }

        impl<O: WorkflowType> WorkflowDefinition for $marker<O> {
            type Input = $argument<O::Input>;
            type Output = Decoded<O::Output>;

            fn name(&self) -> &str {
                self.name.unwrap_or(O::NAME)
            }
        }

        impl<O: WorkflowType> HasWorkflowDefinition for $marker<O> {
            type Run = Self;
        }

        impl<O: SignalType> SignalDefinition for $marker<O> {
            type Workflow = $marker<O::Workflow>;
            type Input = $argument<O::Input>;

            fn name(&self) -> &str {
                self.name.unwrap_or(O::NAME)
            }
        }

        impl<O: QueryType> QueryDefinition for $marker<O> {
            type Workflow = $marker<O::Workflow>;
            type Input = $argument<O::Input>;
            type Output = Decoded<O::Output>;

            fn name(&self) -> &str {
                self.name.unwrap_or(O::NAME)
            }
        }

        impl<O: UpdateType> UpdateDefinition for $marker<O> {
            type Workflow = $marker<O::Workflow>;
            type Input = $argument<O::Input>;
            type Output = Decoded<O::Output>;

            fn name(&self) -> &str {
                self.name.unwrap_or(O::NAME)
            }
        }
    };
}

definition!(Call, Avro);
definition!(Receive, Decoded);

impl<O> Call<O> {
    /// The definition of `O` under a name that it had.
    pub(super) const fn named(name: Option<&'static str>) -> Self {
        Self {
            name,
            operation: PhantomData,
        }
    }
}

impl<O: ActivityType> ActivityDefinition for Call<O> {
    type Input = Avro<O::Input>;
    type Output = Decoded<O::Output>;

    fn name(&self) -> &str {
        self.name.unwrap_or(O::NAME)
    }
}
