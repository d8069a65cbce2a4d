//! A workflow whose result is whatever it is told to give.

use std::any::Any;

use avro_temporal_runtime::sdk::common::WorkflowDefinition;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::sdk::workflow::workflow_interceptors::WorkflowOutputValue;
use avro_temporal_runtime::sdk::workflow::workflows::{
    WorkflowDefinitionDescriptor, WorkflowError, WorkflowImplementation,
};
use avro_temporal_runtime::sdk::workflow::{WorkflowContext, WorkflowContextView};
use avro_temporal_runtime::{Avro, LocalFuture, WorkflowTermination, workflow};

use crate::relay::acme::e2e::Relayed;
use crate::v1::acme::e2e::Sample;

/// As its callers see it: it is to give a sample.
#[derive(Debug, Default)]
pub struct GivenSample;

#[workflow(
    name = "GiveSample",
    input = "schemas/relayed.avsc",
    output = "schemas/v1/sample.avsc"
)]
impl GivenSample {
    async fn run(
        _ctx: &mut avro_temporal_runtime::Ctx<Self>,
        _relayed: Relayed,
    ) -> avro_temporal_runtime::WorkflowResult<Sample> {
        unreachable!("`GiveRaw` is registered in its place")
    }
}

/// What runs: it gives the payloads that it is told to, which no typed workflow does.
#[derive(Debug)]
pub struct GiveRaw;

impl WorkflowDefinition for GiveRaw {
    type Input = Avro<Relayed>;
    type Output = RawValue;

    fn name(&self) -> &'static str {
        "GiveSample"
    }
}

impl WorkflowImplementation for GiveRaw {
    type Run = Self;

    const HAS_INIT: bool = false;
    const INIT_TAKES_INPUT: bool = false;

    fn name() -> &'static str {
        "GiveSample"
    }

    fn definition() -> WorkflowDefinitionDescriptor {
        WorkflowDefinitionDescriptor {
            workflow_type: <Self as WorkflowImplementation>::name().to_owned(),
            has_init: Self::HAS_INIT,
            init_takes_input: Self::INIT_TAKES_INPUT,
            signals: Vec::new(),
            queries: Vec::new(),
            updates: Vec::new(),
        }
    }

    fn init(_ctx: WorkflowContextView, _input: Option<Avro<Relayed>>) -> Self {
        Self
    }

    fn run(
        _ctx: WorkflowContext<Self>,
        input: Option<Avro<Relayed>>,
    ) -> LocalFuture<Result<Box<dyn WorkflowOutputValue>, WorkflowTermination>> {
        let relayed = input.expect("`run` takes it").0;
        Box::pin(async move { Ok(Box::new(relayed.into_raw()) as Box<dyn WorkflowOutputValue>) })
    }

    fn dispatch_signal(
        _ctx: WorkflowContext<Self>,
        name: &str,
        _input: Box<dyn Any>,
    ) -> LocalFuture<Result<(), WorkflowError>> {
        Box::pin(std::future::ready(Err(nothing_like(name))))
    }

    fn dispatch_query(
        &self,
        _ctx: WorkflowContextView,
        name: &str,
        _input: Box<dyn Any>,
    ) -> Result<Box<dyn WorkflowOutputValue>, WorkflowError> {
        Err(nothing_like(name))
    }

    fn dispatch_update(
        _ctx: WorkflowContext<Self>,
        name: &str,
        _input: Box<dyn Any>,
    ) -> LocalFuture<Result<Box<dyn WorkflowOutputValue>, WorkflowError>> {
        Box::pin(std::future::ready(Err(nothing_like(name))))
    }

    fn validate_update(
        &self,
        _ctx: WorkflowContextView,
        name: &str,
        _input: Box<dyn Any>,
    ) -> Result<(), WorkflowError> {
        Err(nothing_like(name))
    }
}

fn nothing_like(name: &str) -> WorkflowError {
    WorkflowError::Execution(format!("there is no `{name}`").into())
}
