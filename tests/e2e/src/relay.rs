//! A workflow that passes payloads on as they are, to where no client can send them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::sdk::common::protos::temporal::api::common::v1::Payload;
use avro_temporal_runtime::sdk::common::{ActivityDefinition, UntypedWorkflow};
use avro_temporal_runtime::sdk::worker::activities::{
    ActivityDefinitions, ActivityImplementer, ExecutableActivity,
};
use avro_temporal_runtime::{
    ActivityContext, ActivityError, ActivityFuture, ActivityOptions, ActivityType, Avro,
    ChildWorkflowOptions, Ctx, RetryPolicy, WorkflowResult, workflow,
};

avro_temporal_runtime::include_avro!("schemas/relayed.avsc");

use acme::e2e::{Destination, RawPayload, Relayed};

use crate::give::GivenSample;
use crate::v1::acme::e2e::Sample;

/// How often an activity is tried that fails for a reason that may pass.
pub const ATTEMPTS: u32 = 2;

impl Relayed {
    /// Payloads with where they are to go.
    pub fn to(to: Destination, child_id: &str, payloads: &[Payload]) -> Self {
        let payloads = payloads.iter().map(|payload| RawPayload {
            metadata: payload.metadata.clone().into_iter().collect(),
            data: payload.data.clone(),
        });
        Self {
            to,
            child_id: child_id.to_owned(),
            payloads: payloads.collect(),
        }
    }

    /// The payloads.
    pub(crate) fn into_raw(self) -> RawValue {
        let payloads = self.payloads.into_iter().map(|payload| Payload {
            metadata: BTreeMap::into_iter(payload.metadata).collect(),
            data: payload.data,
            ..Payload::default()
        });
        RawValue::new(payloads.collect())
    }
}

/// Passes payloads on, and ends when what it called ends.
///
/// # Errors
///
/// If what it calls fails.
#[workflow(input = "schemas/relayed.avsc")]
pub async fn relay(ctx: &mut Ctx<Relay>, relayed: Relayed) -> WorkflowResult<()> {
    match relayed.to {
        Destination::ActivityInput => {
            ctx.sdk()
                .execute_activity(RawActivity("Echo"), relayed.into_raw(), options())
                .await?;
        }
        Destination::ActivityResult => {
            ctx.execute_activity::<GiveSample>(relayed, options())
                .await?;
        }
        Destination::ChildInput => {
            let id = relayed.child_id.clone();
            let options = ChildWorkflowOptions::builder().workflow_id(id).build();
            ctx.sdk()
                .start_child_workflow(UntypedWorkflow::new("Target"), relayed.into_raw(), options)
                .await?
                .result()
                .await?;
        }
        Destination::ChildResult => {
            ctx.start_child_workflow::<GivenSample>(relayed, ChildWorkflowOptions::default())
                .await?
                .result()
                .await?;
        }
    }
    Ok(())
}

fn options() -> ActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(50))
        .maximum_attempts(ATTEMPTS)
        .build();
    ActivityOptions::with_start_to_close_timeout(Duration::from_secs(10))
        .retry_policy(retry)
        .build()
}

/// An activity whose payloads nobody looks at.
struct RawActivity(&'static str);

impl ActivityDefinition for RawActivity {
    type Input = RawValue;
    type Output = RawValue;

    fn name(&self) -> &str {
        self.0
    }
}

/// An activity that is to give a sample.
struct GiveSample;

impl ActivityType for GiveSample {
    const NAME: &'static str = "Give";
    type Input = Relayed;
    type Output = Sample;
    type Error<U> = U;
}

/// What implements it: it gives the payload that it is told to.
pub struct Give;

impl ActivityDefinition for Give {
    type Input = Avro<Relayed>;
    type Output = RawValue;

    fn name(&self) -> &str {
        GiveSample::NAME
    }
}

impl ActivityImplementer for Give {
    fn register_all(self: Arc<Self>, definitions: &mut ActivityDefinitions) {
        definitions.register_activity::<Self>(self);
    }
}

impl ExecutableActivity for Give {
    type Implementer = Self;

    const REQUIRES_INSTANCE: bool = false;

    fn definition() -> Self {
        Self
    }

    fn execute(
        _receiver: Option<Arc<Self>>,
        _ctx: ActivityContext,
        input: Avro<Relayed>,
    ) -> ActivityFuture<RawValue> {
        Box::pin(async move { Ok::<_, ActivityError>(input.0.into_raw()) })
    }
}
