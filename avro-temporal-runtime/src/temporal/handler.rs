//! Signals, queries and updates: decoded, triaged, and only then shown to workflow code.

use std::any::Any;
use std::future::ready;

use avro_temporal_contract::contract::Undecodable;
use temporalio_common::data_converters::{
    GenericPayloadConverter, PayloadConverter, SerializationContext, SerializationContextData,
    WorkflowSerializationContext,
};
use temporalio_common::protos::temporal::api::common::v1::Payloads;
use temporalio_workflow::workflow_interceptors::WorkflowOutputValue;
use temporalio_workflow::workflows::{ExecutableSyncSignal, ExecutableSyncUpdate, WorkflowError};
use temporalio_workflow::{SyncWorkflowContext, WorkflowContext, WorkflowContextView};

use super::context::Ctx;
use super::delivery::{Delivery, deliver};
use super::host::Host;
use super::marker::Receive;
use super::operation::SignalType;
use super::payload::{Decoded, write_check};
use super::refusal::{Refusal, refuse};
use super::sync_context::SyncCtx;
use super::unreadable_counts::{UnreadableAction, count};
use super::workflow::{
    AsyncSignal, AsyncUpdate, HandlerError, LocalFuture, Query, SyncSignal, SyncUpdate, Validate,
    Workflow, name_of,
};
use crate::{AvroType, PayloadError, Role};

type Input = Box<dyn Any>;
type Output = Box<dyn WorkflowOutputValue>;
type Dispatched<T> = LocalFuture<Result<T, WorkflowError>>;
type Decode = fn(Payloads, &PayloadConverter) -> Result<Input, WorkflowError>;

/// A signal, query or update of a workflow.
pub struct Handler<W: Workflow> {
    name: &'static str,
    aliases: &'static [&'static str],
    pub(super) kind: Kind<W>,
    warm: fn(),
}

pub(super) enum Kind<W: Workflow> {
    Signal {
        decode: Decode,
        /// Takes the name that it was sent under, too.
        dispatch: fn(WorkflowContext<Host<W>>, &str, Input) -> Dispatched<()>,
        on_undecodable: Undecodable,
    },
    Query {
        decode: Decode,
        dispatch: fn(&Host<W>, &WorkflowContextView, Input) -> Result<Output, WorkflowError>,
    },
    Update {
        decode: Decode,
        dispatch: fn(WorkflowContext<Host<W>>, Input) -> Dispatched<Output>,
        validate: fn(&Host<W>, &WorkflowContextView, Input) -> Result<(), WorkflowError>,
    },
}

impl<W: Workflow> Handler<W> {
    /// A signal whose handler doesn't wait.
    pub const fn sync_signal<S: SyncSignal<W>>() -> Self {
        Self {
            name: S::NAME,
            aliases: S::ALIASES,
            kind: Kind::Signal {
                decode: decode::<S::Input>,
                dispatch: dispatch_sync_signal::<S, W>,
                on_undecodable: S::ON_UNDECODABLE,
            },
            warm: warm::<S::Input, ()>,
        }
    }

    /// A signal whose handler waits.
    pub const fn async_signal<S: AsyncSignal<W>>() -> Self {
        Self {
            name: S::NAME,
            aliases: S::ALIASES,
            kind: Kind::Signal {
                decode: decode::<S::Input>,
                dispatch: dispatch_async_signal::<S, W>,
                on_undecodable: S::ON_UNDECODABLE,
            },
            warm: warm::<S::Input, ()>,
        }
    }

    /// A query.
    pub const fn query<Q: Query<W>>() -> Self {
        Self {
            name: Q::NAME,
            aliases: Q::ALIASES,
            kind: Kind::Query {
                decode: decode::<Q::Input>,
                dispatch: dispatch_query::<Q, W>,
            },
            warm: warm::<Q::Input, Q::Output>,
        }
    }

    /// An update whose handler doesn't wait.
    pub const fn sync_update<U: SyncUpdate<W>>() -> Self {
        Self {
            name: U::NAME,
            aliases: U::ALIASES,
            kind: Kind::Update {
                decode: decode::<U::Input>,
                dispatch: dispatch_sync_update::<U, W>,
                validate: validate_update::<U, W>,
            },
            warm: warm::<U::Input, U::Output>,
        }
    }

    /// An update whose handler waits.
    pub const fn async_update<U: AsyncUpdate<W>>() -> Self {
        Self {
            name: U::NAME,
            aliases: U::ALIASES,
            kind: Kind::Update {
                decode: decode::<U::Input>,
                dispatch: dispatch_async_update::<U, W>,
                validate: validate_update::<U, W>,
            },
            warm: warm::<U::Input, U::Output>,
        }
    }

    /// The name, and the aliases.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    pub(super) fn has_name(&self, name: &str) -> bool {
        self.names().any(|own| own == name)
    }

    /// Whether it is a signal that is left out where it can't be read.
    pub(super) fn may_skip(&self) -> bool {
        matches!(
            self.kind,
            Kind::Signal {
                on_undecodable: Undecodable::Skip,
                ..
            }
        )
    }

    /// Computes what is known of the types' schemas while there is no run to harm.
    pub(super) fn warm(&self) {
        (self.warm)();
    }
}

fn warm<I: AvroType, O: AvroType>() {
    I::info();
    O::info();
}

fn decode<I: AvroType>(
    payloads: Payloads,
    converter: &PayloadConverter,
) -> Result<Input, WorkflowError> {
    let data = SerializationContextData::Workflow(WorkflowSerializationContext::new());
    let context = SerializationContext::new(&data, converter);
    let decoded: Decoded<I> = converter.from_payloads(&context, payloads.payloads)?;
    Ok(Box::new(decoded))
}

/// The input as it was decoded; an interceptor may have put something else in its place.
fn take<I: AvroType>(input: Input) -> Result<Decoded<I>, WorkflowError> {
    match input.downcast::<Decoded<I>>() {
        Ok(decoded) => Ok(*decoded),
        Err(_) => Err(WorkflowError::Execution(
            "an interceptor replaced the input by one of another type".into(),
        )),
    }
}

/// `workflow.handler`, as errors name it.
fn operation<W: Workflow>(name: &str) -> String {
    format!("{}.{name}", name_of::<W>())
}

/// A signal that workflow code gets, or what becomes of one that it doesn't get.
fn deliver_signal<S: SignalType, W: Workflow>(
    ctx: &WorkflowContext<Host<W>>,
    name: &str,
    input: Input,
) -> Result<S::Input, Result<(), WorkflowError>> {
    let input = take::<S::Input>(input).map_err(Err)?;
    let input = input
        .0
        .map_err(|error| error.in_role(Role::SignalInput, &operation::<W>(S::NAME)));
    match deliver::<S, W>(ctx, name, input) {
        Delivery::Take(input) => Ok(input),
        Delivery::Leave => Err(Ok(())),
        // The task fails, and the server tries again: on this worker, or on one that can read it.
        Delivery::FailTask(error) => Err(Err(WorkflowError::Execution(Box::new(error)))),
    }
}

fn dispatch_sync_signal<S: SyncSignal<W>, W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    name: &str,
    input: Input,
) -> Dispatched<()> {
    match deliver_signal::<S, W>(&ctx, name, input) {
        Ok(input) => {
            ExecutableSyncSignal::<Receive<S>>::dispatch(ctx, Box::new(Decoded(Ok(input))))
        }
        Err(ended) => Box::pin(ready(ended)),
    }
}

impl<S: SyncSignal<W>, W: Workflow> ExecutableSyncSignal<Receive<S>> for Host<W> {
    fn handle(&mut self, ctx: &mut SyncWorkflowContext<Self>, input: Decoded<S::Input>) {
        if let (Ok(_), Ok(input)) = (self.state(), input.0) {
            let mut ctx = SyncCtx::new(ctx, self.releases());
            S::handle(self.live_mut(), &mut ctx, input);
        }
    }
}

fn dispatch_async_signal<S: AsyncSignal<W>, W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    name: &str,
    input: Input,
) -> Dispatched<()> {
    match deliver_signal::<S, W>(&ctx, name, input) {
        Ok(input) => Box::pin(async move {
            S::handle(Ctx::new(ctx), input).await;
            Ok(())
        }),
        Err(ended) => Box::pin(ready(ended)),
    }
}

fn dispatch_query<Q: Query<W>, W: Workflow>(
    host: &Host<W>,
    ctx: &WorkflowContextView,
    input: Input,
) -> Result<Output, WorkflowError> {
    let state = host.state().map_err(refused)?;
    let name = operation::<W>(Q::NAME);
    let input = take::<Q::Input>(input)?
        .0
        .map_err(|error| rejected(error.in_role(Role::QueryInput, &name)))?;
    let output = Q::handle(state, ctx, input).map_err(WorkflowError::Execution)?;
    write_check(&output).map_err(|error| {
        WorkflowError::Execution(error.in_role(Role::QueryResult, &name).into())
    })?;
    Ok(Box::new(Decoded(Ok(output))))
}

fn refused(error: &PayloadError) -> WorkflowError {
    WorkflowError::Execution(Box::new(error.clone()))
}

/// The input of a query or update that can't be read: the caller is told, and history isn't.
fn rejected(error: PayloadError) -> WorkflowError {
    count(&error, UnreadableAction::Rejected);
    WorkflowError::Execution(Box::new(error))
}

fn validate_update<U: Validate<W>, W: Workflow>(
    host: &Host<W>,
    ctx: &WorkflowContextView,
    input: Input,
) -> Result<(), WorkflowError> {
    let state = host.state().map_err(refused)?;
    let input = take::<U::Input>(input)?
        .0
        .map_err(|error| rejected(error.in_role(Role::UpdateInput, &operation::<W>(U::NAME))))?;
    U::validate(state, ctx, &input).map_err(WorkflowError::Execution)
}

/// An update is in history once it was accepted: a worker that can't read it then doesn't know
/// what it did, and fails the task.
fn unreadable_accepted<W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    error: PayloadError,
    name: &str,
) -> Dispatched<Output> {
    let error = error.in_role(Role::UpdateInput, &operation::<W>(name));
    if !ctx.is_replaying() {
        count(&error, UnreadableAction::TaskFailed);
    }
    Box::pin(async move {
        ctx.force_task_fail(error);
        std::future::pending().await
    })
}

fn dispatch_sync_update<U: SyncUpdate<W>, W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    input: Input,
) -> Dispatched<Output> {
    match take::<U::Input>(input) {
        Ok(Decoded(Err(error))) => unreadable_accepted(ctx, error, U::NAME),
        Ok(decoded) => ExecutableSyncUpdate::<Receive<U>>::dispatch(ctx, Box::new(decoded)),
        Err(error) => Box::pin(ready(Err(error))),
    }
}

impl<U: SyncUpdate<W>, W: Workflow> ExecutableSyncUpdate<Receive<U>> for Host<W> {
    fn handle(
        &mut self,
        ctx: &mut SyncWorkflowContext<Self>,
        input: Decoded<U::Input>,
    ) -> Result<Decoded<U::Output>, HandlerError> {
        self.state().map_err(Clone::clone)?;
        let mut ctx = SyncCtx::new(ctx, self.releases());
        let output = U::handle(self.live_mut(), &mut ctx, input.0?)?;
        check_update_result::<U, W>(&output)?;
        Ok(Decoded(Ok(output)))
    }
}

fn dispatch_async_update<U: AsyncUpdate<W>, W: Workflow>(
    ctx: WorkflowContext<Host<W>>,
    input: Input,
) -> Dispatched<Output> {
    let input = match take::<U::Input>(input) {
        Ok(Decoded(Ok(input))) => input,
        Ok(Decoded(Err(error))) => return unreadable_accepted(ctx, error, U::NAME),
        Err(error) => return Box::pin(ready(Err(error))),
    };
    Box::pin(async move {
        if let Err(error) = ctx.state(|host| host.state().map(drop).map_err(Clone::clone)) {
            match refuse(&ctx, Refusal::Unreadable(error)).await {}
        }
        let output = U::handle(Ctx::new(ctx), input)
            .await
            .map_err(WorkflowError::Execution)?;
        check_update_result::<U, W>(&output).map_err(WorkflowError::Execution)?;
        Ok(Box::new(Decoded(Ok(output))) as Output)
    })
}

fn check_update_result<U: Validate<W>, W: Workflow>(
    output: &U::Output,
) -> Result<(), HandlerError> {
    write_check(output).map_err(|error| {
        error
            .in_role(Role::UpdateResult, &operation::<W>(U::NAME))
            .into()
    })
}
