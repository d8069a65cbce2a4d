//! Updates: sent with the contract's options, and their results.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;

use temporalio_client::errors::WorkflowUpdateError;
use temporalio_client::{NamespacedClient as _, RpcOptions, WorkflowStartUpdateOptions};
use temporalio_common::data_converters::{SerializationContextData, WorkflowSerializationContext};
use temporalio_common::protos::temporal::api::failure::v1::Failure;
use temporalio_common::protos::temporal::api::failure::v1::failure::FailureInfo;

use super::call_error::CallError;
use super::client::Client;
use super::operation::{UpdateType, WorkflowType};
use super::operation_error::{DeclaredFailure, OperationError};
use super::options_error::{OptionsError, id_or_error};
use super::payload::Decoded;
use super::private::UpdateError;
use super::workflow_handle::WorkflowHandle;
use crate::Role;

/// An update that is about to be sent: `.await` its result, or change its options first.
#[must_use = "the update isn't sent until this is awaited or started"]
pub struct UpdateCall<'h, U: UpdateType> {
    handle: &'h WorkflowHandle<U::Workflow>,
    input: U::Input,
    options: WorkflowStartUpdateOptions,
    /// Why the contract's template makes no id; it counts only where the caller names none.
    id_error: Option<OptionsError>,
}

/// An update that a workflow has taken.
pub struct UpdateHandle<U: UpdateType> {
    client: Client,
    sdk: temporalio_client::WorkflowUpdateHandle<temporalio_client::Client, Decoded<U::Output>>,
}

/// What an update ends with at its caller.
pub type UpdateResult<U> = Result<<U as UpdateType>::Output, <U as UpdateType>::Error<UpdateError>>;

impl<'h, U: UpdateType> UpdateCall<'h, U> {
    pub(super) fn new(handle: &'h WorkflowHandle<U::Workflow>, input: U::Input) -> Self {
        let (id, id_error) = id_or_error(U::DEFAULTS.id(&input));
        Self {
            handle,
            input,
            options: WorkflowStartUpdateOptions::builder()
                .maybe_update_id(id)
                .build(),
            id_error,
        }
    }

    /// Sets the update id: a second update with the same is the first.
    pub fn id(self, id: impl Into<String>) -> Self {
        self.options(|options| options.update_id = Some(id.into()))
    }

    /// Changes the options.
    pub fn options(mut self, change: impl FnOnce(&mut WorkflowStartUpdateOptions)) -> Self {
        change(&mut self.options);
        self
    }

    /// Sends it, and waits until the workflow has taken it.
    ///
    /// # Errors
    ///
    /// If it is refused, there is no open run, or the input can't be written.
    pub async fn start(self) -> Result<UpdateHandle<U>, U::Error<UpdateError>> {
        if let (None, Some(error)) = (&self.options.update_id, self.id_error) {
            return Err(U::Error::undeclared(CallError::Options(error)));
        }
        // In a box, as the SDK's futures are large, and callers hold this in theirs.
        Box::pin(self.handle.start_update(self.input, self.options)).await
    }
}

impl<'h, U: UpdateType> IntoFuture for UpdateCall<'h, U>
where
    U::Input: Send,
{
    type Output = UpdateResult<U>;
    type IntoFuture = Pin<Box<dyn Future<Output = UpdateResult<U>> + 'h>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.start().await?.result().await })
    }
}

impl<U: UpdateType> UpdateHandle<U> {
    pub(super) fn new(
        client: Client,
        sdk: temporalio_client::WorkflowUpdateHandle<temporalio_client::Client, Decoded<U::Output>>,
    ) -> Self {
        Self { client, sdk }
    }

    /// The update id.
    pub fn id(&self) -> &str {
        self.sdk.id()
    }

    /// Waits for the result.
    ///
    /// # Errors
    ///
    /// If it fails: with a declared error as that; or if the result can't be read.
    pub async fn result(&self) -> UpdateResult<U> {
        // In a box, as the SDK's futures are large, and callers hold this in theirs.
        let result = Box::pin(self.sdk.get_result(RpcOptions::default())).await;
        read_update::<U, _>(&self.client, result, |error| error).await
    }
}

impl<U: UpdateType> fmt::Debug for UpdateHandle<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UpdateHandle")
            .field("update", &U::NAME)
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

/// The result of an update, or its declared error.
pub(super) async fn read_update<U: UpdateType, E>(
    client: &Client,
    result: Result<Decoded<U::Output>, WorkflowUpdateError>,
    undeclared: impl FnOnce(UpdateError) -> E,
) -> Result<U::Output, U::Error<E>> {
    let name = || format!("{}.{}", <U::Workflow as WorkflowType>::NAME, U::NAME);
    let error = match result {
        Ok(Decoded(Ok(value))) => return Ok(value),
        Ok(Decoded(Err(error))) => {
            CallError::unreadable(error.in_role(Role::UpdateResult, &name()))
        }
        Err(WorkflowUpdateError::Failed(mut failure)) => {
            decode_details(client, &mut failure).await;
            let declared = DeclaredFailure::of(&failure).and_then(|it| U::Error::declared(&it));
            match declared {
                Some(Ok(declared)) => return Err(declared),
                Some(Err(error)) => CallError::unreadable(error),
                None => CallError::from_sdk(WorkflowUpdateError::Failed(failure)),
            }
        }
        Err(error) => CallError::from_sdk(error),
    };
    Err(U::Error::undeclared(undeclared(error)))
}

/// The SDK gives an update's failure as it came: what a codec did to its details is undone here.
async fn decode_details(client: &Client, failure: &mut Failure) {
    let Some(FailureInfo::ApplicationFailureInfo(info)) = &mut failure.failure_info else {
        return;
    };
    let Some(details) = &mut info.details else {
        return;
    };
    let data = SerializationContextData::Workflow(WorkflowSerializationContext::new());
    let converter = client.sdk().data_converter();
    // What can't be undone stays as it is, and is then no record.
    if let Ok(decoded) = converter
        .codec()
        .decode(&data, details.payloads.clone())
        .await
    {
        details.payloads = decoded;
    }
}
