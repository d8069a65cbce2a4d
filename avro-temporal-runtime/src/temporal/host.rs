//! The one implementation of the SDK's workflow trait, for every workflow.

use std::any::Any;
use std::cell::{Cell, RefCell, RefMut};
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use temporalio_common::data_converters::PayloadConverter;
use temporalio_common::protos::temporal::api::common::v1::Payloads;
use temporalio_workflow::workflow_interceptors::WorkflowOutputValue;
use temporalio_workflow::workflows::{
    UpdateDefinitionDescriptor, WorkflowDefinitionDescriptor, WorkflowError, WorkflowImplementation,
};
use temporalio_workflow::{WorkflowContext, WorkflowContextView, WorkflowTermination};

use super::carried_release::Carried;
use super::context::Ctx;
use super::contract_release::AskedReleases;
use super::delivery::Deliveries;
use super::handler::{Handler, Kind};
use super::marker::Receive;
use super::operation::WorkflowType;
use super::payload::Decoded;
use super::refusal::{Refusal, check_writable, refuse};
use super::registered_name::registered_name;
use super::skipped::SKIPPED_SIGNALS;
use super::worker_defaults::WorkerDefaults;
use super::workflow::{InputOf, LocalFuture, Workflow, name_of};
use crate::{AvroType, PayloadError, PayloadErrorKind, Role};

type Output = Box<dyn WorkflowOutputValue>;

/// A run of a workflow on this worker: the workflow's state, or why there is none.
///
/// The SDK wants a value from its constructor whatever the input is, so that a run whose input
/// can't be read is a value too.
pub struct Host<W: Workflow> {
    state: Result<W, PayloadError>,
    run_input: Cell<Option<W::RunInput>>,
    defaults: Option<Arc<WorkerDefaults>>,
    releases: Rc<AskedReleases>,
    ending: RefCell<Option<Refusal>>,
    deliveries: RefCell<Deliveries>,
}

impl<W: Workflow> Host<W> {
    /// The state, or why the run's input wasn't taken.
    pub(super) fn state(&self) -> Result<&W, &PayloadError> {
        self.state.as_ref()
    }

    /// The state of a run whose code runs.
    pub(super) fn live(&self) -> &W {
        self.state
            .as_ref()
            .expect("code runs only where the input was taken")
    }

    /// As [`live`](Self::live).
    pub(super) fn live_mut(&mut self) -> &mut W {
        self.state
            .as_mut()
            .expect("code runs only where the input was taken")
    }

    /// What the worker says of the calls of its workflows.
    pub(super) fn defaults(&self) -> Option<Arc<WorkerDefaults>> {
        self.defaults.clone()
    }

    /// What the run's history said of releases so far.
    ///
    /// Shared, as a handler that doesn't wait has the whole state as `&mut`.
    pub(super) fn releases(&self) -> Rc<AskedReleases> {
        Rc::clone(&self.releases)
    }

    /// Ends the run when its main routine is polled next, which is in this same task.
    ///
    /// Takes `&self`, as a change of state that the SDK sees would have it poll without end.
    pub(super) fn end_with(&self, refusal: Refusal) {
        self.ending.borrow_mut().get_or_insert(refusal);
    }

    /// The signals that the run was sent so far.
    ///
    /// Borrowed of `&self`, as a change of state that the SDK sees would have it poll without end.
    pub(super) fn deliveries(&self) -> RefMut<'_, Deliveries> {
        self.deliveries.borrow_mut()
    }

    fn take_ending(&self) -> Option<Refusal> {
        self.ending.borrow_mut().take()
    }

    fn start(ctx: &WorkflowContextView, input: Decoded<InputOf<W>>) -> Self {
        let started = input.0.and_then(|input| {
            // A panic here would end the worker, and every run on it.
            catch_unwind(AssertUnwindSafe(|| W::start(ctx, input))).map_err(|_| {
                PayloadError::new(PayloadErrorKind::Panicked, InputOf::<W>::info(), None)
            })
        });
        let (state, run_input) = match started {
            Ok((state, run_input)) => (Ok(state), Some(run_input)),
            Err(error) => (
                Err(error.in_role(Role::WorkflowInput, name_of::<W>())),
                None,
            ),
        };
        Self {
            state,
            run_input: Cell::new(run_input),
            defaults: WorkerDefaults::current(),
            releases: Rc::new(AskedReleases::new(Carried::received())),
            ending: RefCell::default(),
            deliveries: RefCell::default(),
        }
    }

    async fn execute(ctx: WorkflowContext<Self>) -> Result<Output, WorkflowTermination> {
        let run_input = ctx.state(|host| match &host.state {
            Ok(_) => Ok(host.run_input.take()),
            Err(error) => Err(error.clone()),
        });
        let newer = ctx.state(|host| {
            host.releases
                .newer_than(<W::Type as WorkflowType>::RELEASES)
        });
        if let Some(newer) = newer {
            // A worker that knows the release goes on with the run as it was begun.
            ctx.force_task_fail(newer);
            std::future::pending::<()>().await;
        }
        let mut body: LocalFuture<_> = match run_input {
            Ok(input) => W::run(
                Ctx::new(ctx.clone()),
                input.expect("the SDK runs a workflow once"),
            ),
            Err(error) => {
                let ctx = ctx.clone();
                Box::pin(async move { match refuse(&ctx, Refusal::Unreadable(error)).await {} })
            }
        };
        let output = poll_fn(|task| {
            let polled = body.as_mut().poll(task);
            match ctx.state(Self::take_ending) {
                Some(refusal) => Poll::Ready(Err(refusal.into_termination())),
                None => polled,
            }
        })
        .await?;
        match check_writable(&output, Role::WorkflowResult, name_of::<W>()) {
            Ok(()) => Ok(Box::new(Decoded(Ok(output)))),
            Err(refusal) if ctx.is_replaying() => match refuse(&ctx, refusal).await {},
            Err(refusal) => Err(refusal.into_termination()),
        }
    }

    fn handler(name: &str) -> Option<&'static Handler<W>> {
        W::HANDLERS.iter().find(|handler| handler.has_name(name))
    }
}

/// The SDK dispatches what was decoded: another name or kind would be its mistake.
fn undeclared(name: &str) -> WorkflowError {
    WorkflowError::Execution(format!("`{name}` is dispatched and was never declared").into())
}

impl<W: Workflow> WorkflowImplementation for Host<W> {
    type Run = Receive<W::Type>;

    const HAS_INIT: bool = true;
    const INIT_TAKES_INPUT: bool = true;

    fn name() -> &'static str {
        name_of::<W>()
    }

    fn definition() -> WorkflowDefinitionDescriptor {
        let mut definition = WorkflowDefinitionDescriptor {
            workflow_type: registered_name(name_of::<W>()).to_owned(),
            has_init: Self::HAS_INIT,
            init_takes_input: Self::INIT_TAKES_INPUT,
            signals: Vec::new(),
            queries: Vec::new(),
            updates: Vec::new(),
        };
        if W::HANDLERS.iter().any(Handler::may_skip) {
            definition.queries.push(SKIPPED_SIGNALS.to_owned());
        }
        for handler in W::HANDLERS {
            for name in handler.names() {
                let name = name.to_owned();
                match handler.kind {
                    Kind::Signal { .. } => definition.signals.push(name),
                    Kind::Query { .. } => definition.queries.push(name),
                    Kind::Update { .. } => definition.updates.push(UpdateDefinitionDescriptor {
                        name,
                        // Or one whose input can't be read would be accepted, and fail for ever.
                        has_validator: true,
                    }),
                }
            }
        }
        definition
    }

    fn init(ctx: WorkflowContextView, input: Option<Decoded<InputOf<W>>>) -> Self {
        Self::start(
            &ctx,
            input.expect("the SDK gives the input to a constructor that takes one"),
        )
    }

    fn run(
        ctx: WorkflowContext<Self>,
        _input: Option<Decoded<InputOf<W>>>,
    ) -> LocalFuture<Result<Output, WorkflowTermination>> {
        Box::pin(Self::execute(ctx))
    }

    fn decode_signal_input(
        name: &str,
        payloads: Payloads,
        converter: &PayloadConverter,
    ) -> Result<Option<Box<dyn Any>>, WorkflowError> {
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Signal { decode, .. }) => decode(payloads, converter).map(Some),
            _ => Ok(None),
        }
    }

    fn dispatch_signal(
        ctx: WorkflowContext<Self>,
        name: &str,
        input: Box<dyn Any>,
    ) -> LocalFuture<Result<(), WorkflowError>> {
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Signal { dispatch, .. }) => dispatch(ctx, name, input),
            _ => Box::pin(std::future::ready(Err(undeclared(name)))),
        }
    }

    fn decode_query_input(
        name: &str,
        payloads: &Payloads,
        converter: &PayloadConverter,
    ) -> Result<Option<Box<dyn Any>>, WorkflowError> {
        // Also of a workflow whose contract doesn't say `skip` any more: an older build skipped.
        if name == SKIPPED_SIGNALS {
            return Ok(Some(Box::new(())));
        }
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Query { decode, .. }) => decode(payloads.clone(), converter).map(Some),
            _ => Ok(None),
        }
    }

    fn dispatch_query(
        &self,
        ctx: WorkflowContextView,
        name: &str,
        input: Box<dyn Any>,
    ) -> Result<Output, WorkflowError> {
        if name == SKIPPED_SIGNALS {
            let skipped = self.deliveries().skipped();
            return Ok(Box::new(Decoded(Ok(skipped))));
        }
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Query { dispatch, .. }) => dispatch(self, &ctx, input),
            _ => Err(undeclared(name)),
        }
    }

    fn decode_update_input(
        name: &str,
        payloads: Payloads,
        converter: &PayloadConverter,
    ) -> Result<Option<Box<dyn Any>>, WorkflowError> {
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Update { decode, .. }) => decode(payloads, converter).map(Some),
            _ => Ok(None),
        }
    }

    fn dispatch_update(
        ctx: WorkflowContext<Self>,
        name: &str,
        input: Box<dyn Any>,
    ) -> LocalFuture<Result<Output, WorkflowError>> {
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Update { dispatch, .. }) => dispatch(ctx, input),
            _ => Box::pin(std::future::ready(Err(undeclared(name)))),
        }
    }

    fn validate_update(
        &self,
        ctx: WorkflowContextView,
        name: &str,
        input: Box<dyn Any>,
    ) -> Result<(), WorkflowError> {
        match Self::handler(name).map(|handler| &handler.kind) {
            Some(Kind::Update { validate, .. }) => validate(self, &ctx, input),
            _ => Err(undeclared(name)),
        }
    }
}
