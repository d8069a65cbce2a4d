//! A client's handle to a run.

use std::fmt;

use temporalio_client::errors::{
    WorkflowGetResultError, WorkflowInteractionError, WorkflowQueryError,
};
use temporalio_client::{
    WorkflowCancelOptions, WorkflowFetchHistoryOptions, WorkflowGetResultOptions,
    WorkflowQueryOptions, WorkflowSignalOptions, WorkflowStartUpdateOptions,
    WorkflowTerminateOptions,
};
use temporalio_common::HasWorkflowDefinition;
use temporalio_common::protos::temporal::api::history::v1::HistoryEvent;

use super::call_error::CallError;
use super::client::Client;
use super::marker::Call;
use super::operation::{QueryType, SignalType, UpdateType, WorkflowType};
use super::operation_error::{DeclaredFailure, OperationError as _};
use super::payload::{Avro, Decoded, write_check};
use super::private::{ResultError, UpdateError};
use super::skipped::{SkippedSignal, SkippedSignalsOf};
use super::update_handle::{UpdateCall, UpdateHandle, UpdateResult, read_update};
use crate::{AvroType, Role};

type SdkHandle<W> = temporalio_client::WorkflowHandle<temporalio_client::Client, Call<W>>;

/// A run of a workflow, as a client sees it.
///
/// `#[workflow]` wraps it in a type with a method for each signal, query and update.
pub struct WorkflowHandle<W: WorkflowType>
where
    Call<W>: HasWorkflowDefinition,
{
    sdk: SdkHandle<W>,
}

impl<W: WorkflowType> WorkflowHandle<W> {
    pub(super) fn new(sdk: SdkHandle<W>) -> Self {
        Self { sdk }
    }

    /// The SDK's handle.
    pub fn sdk(&self) -> &SdkHandle<W> {
        &self.sdk
    }

    /// The workflow id.
    pub fn id(&self) -> &str {
        &self.sdk.info().workflow_id
    }

    /// The run, if it is known which.
    pub fn run_id(&self) -> Option<&str> {
        self.sdk.run_id()
    }

    /// Waits for the result, through continue-as-new.
    ///
    /// # Errors
    ///
    /// If the workflow ends without a result, or with one that can't be read.
    pub async fn result(&self) -> Result<W::Output, W::Error<ResultError>> {
        let result = self.sdk.get_result(WorkflowGetResultOptions::default());
        // In a box, as the SDK's futures are large, and callers hold this in theirs.
        let result = Box::pin(result).await;
        read_result::<W, _>(result, |error| error)
    }

    /// Sends a signal, and waits until the server has taken it.
    ///
    /// # Errors
    ///
    /// If the input can't be written, or there is no open run.
    pub async fn signal<S: SignalType<Workflow = W>>(
        &self,
        input: S::Input,
    ) -> Result<(), CallError<WorkflowInteractionError>> {
        check_input(&input, Role::SignalInput, W::NAME, S::NAME)?;
        let options = WorkflowSignalOptions::default();
        let sent = self.sdk.signal(Call::<S>::new(), Avro(input), options);
        Box::pin(sent).await.map_err(CallError::from_sdk)
    }

    /// Asks a query.
    ///
    /// # Errors
    ///
    /// If there is no such run, no worker answers, the handler fails, or the answer can't be read.
    pub async fn query<Q: QueryType<Workflow = W>>(
        &self,
        input: Q::Input,
    ) -> Result<Q::Output, CallError<WorkflowQueryError>> {
        check_input(&input, Role::QueryInput, W::NAME, Q::NAME)?;
        let options = WorkflowQueryOptions::default();
        let asked = self.sdk.query(Call::<Q>::new(), Avro(input), options);
        let result = Box::pin(asked).await;
        read_answer(result, Role::QueryResult, &operation(W::NAME, Q::NAME))
    }

    /// The signals that the run left out, as they couldn't be read, in the order in which they came.
    ///
    /// Their data is in the run's history. One whose reason is
    /// [`SkipReason::Readable`](super::SkipReason::Readable) can be read by the worker that answers,
    /// and does its work if it is sent again.
    ///
    /// # Errors
    ///
    /// If there is no such run, or no worker answers.
    pub async fn skipped_signals(
        &self,
    ) -> Result<Vec<SkippedSignal>, CallError<WorkflowQueryError>> {
        let skipped = self.query::<SkippedSignalsOf<W>>(()).await?;
        Ok(skipped.signals)
    }

    /// Sends an update, and waits for its result.
    ///
    /// # Errors
    ///
    /// If the update is rejected or fails, there is no open run, or the result can't be read.
    pub async fn update<U: UpdateType<Workflow = W>>(&self, input: U::Input) -> UpdateResult<U> {
        let options = WorkflowStartUpdateOptions::default();
        // In a box, as the SDK's futures are large, and callers hold this in theirs.
        let handle = Box::pin(self.start_update::<U>(input, options)).await?;
        handle.result().await
    }

    /// An update with the contract's options, which the caller may change.
    pub fn update_call<U: UpdateType<Workflow = W>>(&self, input: U::Input) -> UpdateCall<'_, U> {
        UpdateCall::new(self, input)
    }

    /// Sends an update, and waits until the workflow has taken it.
    pub(super) async fn start_update<U: UpdateType<Workflow = W>>(
        &self,
        input: U::Input,
        options: WorkflowStartUpdateOptions,
    ) -> Result<UpdateHandle<U>, U::Error<UpdateError>> {
        let undeclared = |error| U::Error::undeclared(error);

        check_input(&input, Role::UpdateInput, W::NAME, U::NAME).map_err(undeclared)?;
        let client = Client::of_sdk(self.sdk.client().clone());
        match self
            .sdk
            .start_update(Call::<U>::new(), Avro(input), options)
            .await
        {
            Ok(sdk) => Ok(UpdateHandle::new(client, sdk)),
            Err(error) => match read_update::<U, _>(&client, Err(error), |error| error).await {
                Err(error) => Err(error),
                Ok(_) => unreachable!("an error is no result"),
            },
        }
    }

    /// The events of the run so far.
    ///
    /// # Errors
    ///
    /// If there is no such run.
    pub async fn events(&self) -> Result<Vec<HistoryEvent>, CallError<WorkflowInteractionError>> {
        let history = self
            .sdk
            .fetch_history(WorkflowFetchHistoryOptions::default());
        history.into_events().await.map_err(CallError::from_sdk)
    }

    /// Asks the workflow to end.
    ///
    /// # Errors
    ///
    /// If there is no such run.
    pub async fn cancel(
        &self,
        reason: impl Into<String>,
    ) -> Result<(), CallError<WorkflowInteractionError>> {
        let options = WorkflowCancelOptions::builder().reason(reason).build();
        self.sdk.cancel(options).await.map_err(CallError::from_sdk)
    }

    /// Ends the workflow, whatever its code does.
    ///
    /// # Errors
    ///
    /// If there is no open run.
    pub async fn terminate(
        &self,
        reason: impl Into<String>,
    ) -> Result<(), CallError<WorkflowInteractionError>> {
        let options = WorkflowTerminateOptions::builder().reason(reason).build();
        self.sdk
            .terminate(options)
            .await
            .map_err(CallError::from_sdk)
    }
}

impl<W: WorkflowType> fmt::Debug for WorkflowHandle<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkflowHandle")
            .field("workflow", &W::NAME)
            .field("id", &self.id())
            .field("run_id", &self.run_id())
            .finish_non_exhaustive()
    }
}

fn operation(workflow: &str, handler: &str) -> String {
    format!("{workflow}.{handler}")
}

fn check_input<T: AvroType, E>(
    input: &T,
    role: Role,
    workflow: &str,
    handler: &str,
) -> Result<(), CallError<E>> {
    write_check(input).map_err(|failure| {
        CallError::Unwritable(failure.in_role(role, &operation(workflow, handler)))
    })
}

/// The result of a run, or its declared error.
pub(super) fn read_result<W: WorkflowType, E>(
    result: Result<Decoded<W::Output>, WorkflowGetResultError>,
    undeclared: impl FnOnce(ResultError) -> E,
) -> Result<W::Output, W::Error<E>> {
    let declared = match &result {
        Err(WorkflowGetResultError::Failed(error)) => {
            DeclaredFailure::of(error.failure()).and_then(|it| W::Error::declared(&it))
        }
        _ => None,
    };
    let error = match declared {
        Some(Ok(declared)) => return Err(declared),
        Some(Err(error)) => CallError::unreadable(error),
        None => match read_answer(result, Role::WorkflowResult, W::NAME) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        },
    };
    Err(W::Error::undeclared(undeclared(error)))
}

fn read_answer<T, E: std::error::Error + 'static>(
    result: Result<Decoded<T>, E>,
    role: Role,
    operation: &str,
) -> Result<T, CallError<E>> {
    match result {
        Ok(Decoded(Ok(value))) => Ok(value),
        Ok(Decoded(Err(error))) => Err(CallError::unreadable(error.in_role(role, operation))),
        Err(error) => Err(CallError::from_sdk(error)),
    }
}
