//! A start of a workflow, with the contract's options until the caller says otherwise.

use std::fmt;

use temporalio_client::{
    WorkflowGetResultOptions, WorkflowStartOptions, WorkflowUpdateWithStartOptions,
};

use super::call_error::CallError;
use super::client::Client;
use super::client_error::ClientError;
use super::marker::Call;
use super::operation::{SignalType, StartsWorkflow, UpdateType, WorkflowType};
use super::operation_error::OperationError as _;
use super::options_error::{OptionsError, id_or_error};
use super::payload::{Avro, write_check};
use super::update_handle::read_update;
use super::workflow_handle::{WorkflowHandle, read_result};
use crate::{AvroType, Role};

/// A workflow that is about to be started.
///
/// Its options are those of the contract, changed by the client's defaults, and by
/// [`options`](Self::options).
#[must_use = "the workflow isn't started until `start` or `execute` is awaited"]
pub struct Start<W: WorkflowType> {
    client: Client,
    input: W::Input,
    options: Result<WorkflowStartOptions, OptionsError>,
    /// Why the contract's template makes no id; it counts only where nobody names one.
    id_error: Option<OptionsError>,
}

impl<W: WorkflowType> Start<W> {
    pub(super) fn new(client: &Client, input: W::Input) -> Self {
        let (id, id_error) = id_or_error(W::DEFAULTS.id(&input));
        let mut options = W::DEFAULTS.start_options(&input);
        if let Ok(options) = &mut options {
            options.workflow_id = id.unwrap_or_default();
            client.change_start(W::NAME, options);
        }
        Self {
            client: client.clone(),
            input,
            options,
            id_error,
        }
    }

    /// Sets the workflow id.
    pub fn id(self, id: impl Into<String>) -> Self {
        self.options(|options| options.workflow_id = id.into())
    }

    /// Sets the task queue.
    pub fn task_queue(self, task_queue: impl Into<String>) -> Self {
        self.options(|options| options.task_queue = task_queue.into())
    }

    /// Changes the options.
    pub fn options(mut self, change: impl FnOnce(&mut WorkflowStartOptions)) -> Self {
        if let Ok(options) = &mut self.options {
            change(options);
        }
        self
    }

    /// Starts it.
    ///
    /// # Errors
    ///
    /// If the options can't be made of the input, the input can't be written, the id is taken, or
    /// the server refuses.
    pub async fn start(self) -> Result<W::Handle, ClientError> {
        let (client, input, options) = self.into_parts()?;
        let handle = client
            .sdk()
            .start_workflow(Call::<W>::new(), input, options);
        let handle = Box::pin(handle).await.map_err(start_error)?;
        Ok(WorkflowHandle::new(handle).into())
    }

    /// Starts it, and waits for its result.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start), and if it ends without a result: with a declared error as that.
    pub async fn execute(self) -> Result<W::Output, W::Error<ClientError>> {
        let (client, input, options) = self.into_parts().map_err(W::Error::undeclared)?;
        let handle = client
            .sdk()
            .start_workflow(Call::<W>::new(), input, options);
        let handle = Box::pin(handle)
            .await
            .map_err(|error| W::Error::undeclared(start_error(error)))?;
        let result = handle.get_result(WorkflowGetResultOptions::default()).await;
        read_result::<W, ClientError>(result, ClientError::Result)
    }

    /// Starts it with a signal that it gets before anything else; an open run gets the signal.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub async fn start_with_signal<S>(self, input: S::Input) -> Result<W::Handle, ClientError>
    where
        S: SignalType<Workflow = W> + StartsWorkflow<W>,
    {
        check_input::<W, _>(&input, Role::SignalInput, S::NAME)
            .map_err(|error| ClientError::Start(CallError::Unwritable(error)))?;
        let (client, start_input, options) = self.into_parts()?;
        let handle = client.sdk().signal_with_start_workflow(
            Call::<W>::new(),
            start_input,
            Call::<S>::new(),
            Avro(input),
            options,
        );
        let handle = Box::pin(handle).await.map_err(start_error)?;
        Ok(WorkflowHandle::new(handle).into())
    }

    /// Starts it with an update, and waits for the update's result; whether an open run gets the
    /// update is for the conflict policy to say.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start), and if the update is refused or fails: with a declared error as
    /// that.
    pub async fn start_with_update<U>(
        self,
        input: U::Input,
    ) -> Result<U::Output, U::Error<ClientError>>
    where
        U: UpdateType<Workflow = W> + StartsWorkflow<W>,
    {
        let refused = |error| U::Error::undeclared(error);
        check_input::<W, _>(&input, Role::UpdateInput, U::NAME)
            .map_err(|error| refused(ClientError::Update(CallError::Unwritable(error))))?;
        let update_id = U::DEFAULTS.id(&input);
        let update_id = update_id.map_err(|error| refused(error.into()))?;
        let (client, start_input, options) = self.into_parts().map_err(refused)?;
        let handle = client.sdk().start_update_with_start_workflow(
            Call::<W>::new(),
            start_input,
            Call::<U>::new(),
            Avro(input),
            with_update(options, update_id),
        );
        let handle = Box::pin(handle)
            .await
            .map_err(|error| refused(ClientError::UpdateWithStart(CallError::from_sdk(error))))?;
        let result = handle
            .get_result(temporalio_client::RpcOptions::default())
            .await;
        read_update::<U, ClientError>(&client, result, ClientError::Update).await
    }

    pub(super) fn into_parts(
        self,
    ) -> Result<(Client, Avro<W::Input>, WorkflowStartOptions), ClientError> {
        let options = self.options?;
        if options.workflow_id.is_empty() {
            return Err(self.id_error.unwrap_or(OptionsError::NoWorkflowId).into());
        }
        if options.task_queue.is_empty() {
            return Err(OptionsError::NoTaskQueue.into());
        }
        write_check(&self.input).map_err(|failure| {
            let failure = failure.in_role(Role::WorkflowInput, W::NAME);
            ClientError::Start(CallError::Unwritable(failure))
        })?;
        Ok((self.client, Avro(self.input), options))
    }
}

impl<W: WorkflowType> fmt::Debug for Start<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start")
            .field("workflow", &W::NAME)
            .finish_non_exhaustive()
    }
}

fn start_error(error: temporalio_client::errors::WorkflowStartError) -> ClientError {
    ClientError::Start(CallError::from_sdk(error))
}

fn check_input<W: WorkflowType, T: AvroType>(
    input: &T,
    role: Role,
    name: &str,
) -> Result<(), super::failure::EncodeFailure> {
    write_check(input).map_err(|failure| failure.in_role(role, &format!("{}.{name}", W::NAME)))
}

/// The same start with an update. An eager start is of a start alone.
fn with_update(
    start: WorkflowStartOptions,
    update_id: Option<String>,
) -> WorkflowUpdateWithStartOptions {
    WorkflowUpdateWithStartOptions::new(
        start.task_queue,
        start.workflow_id,
        start.id_conflict_policy,
    )
    .id_reuse_policy(start.id_reuse_policy)
    .maybe_execution_timeout(start.execution_timeout)
    .maybe_run_timeout(start.run_timeout)
    .maybe_task_timeout(start.task_timeout)
    .maybe_search_attributes(start.search_attributes)
    .maybe_retry_policy(start.retry_policy)
    .links(start.links)
    .completion_callbacks(start.completion_callbacks)
    .priority(start.priority)
    .maybe_versioning_override(start.versioning_override)
    .maybe_start_header(start.header)
    .maybe_memo(start.memo)
    .maybe_static_summary(start.static_summary)
    .maybe_static_details(start.static_details)
    .maybe_update_id(update_id)
    .rpc_options(start.rpc_options)
    .build()
}
