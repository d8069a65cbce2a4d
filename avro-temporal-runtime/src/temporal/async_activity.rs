//! Activities that end outside of their code.

use std::fmt;

use temporalio_client::errors::AsyncActivityError;
use temporalio_client::{ActivityIdentifier, AsyncActivityHandle, RpcOptions};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::ActivityError;

use super::call_error::CallError;
use super::client::Client;
use super::operation::{ActivityType, HeartbeatType};
use super::operation_error::IntoUndeclared;
use super::payload::{Avro, write_check};
use crate::{AvroType, Role};

/// An activity whose code returned `ActivityError::WillCompleteAsync`, and which somebody else ends.
pub struct AsyncActivity<A: ActivityType> {
    sdk: AsyncActivityHandle<temporalio_client::Client>,
    activity: std::marker::PhantomData<fn() -> A>,
}

impl Client {
    /// An activity that ends outside of its code, by its task token or by its ids.
    pub fn async_activity<A: ActivityType>(
        &self,
        identifier: ActivityIdentifier,
    ) -> AsyncActivity<A> {
        AsyncActivity {
            sdk: self.sdk().get_async_activity_handle(identifier),
            activity: std::marker::PhantomData,
        }
    }
}

impl<A: ActivityType> AsyncActivity<A> {
    /// Ends it with its result.
    ///
    /// # Errors
    ///
    /// If the result can't be written, or the activity isn't running any more.
    pub async fn complete(&self, output: A::Output) -> Result<(), CallError<AsyncActivityError>> {
        check(&output, Role::ActivityResult, A::NAME)?;
        let completed = self.sdk.complete(Some(Avro(output)), RpcOptions::default());
        completed.await.map_err(CallError::from_sdk)
    }

    /// Ends it with an error: a declared one, or any other. Whether it is tried again is for the
    /// error and the retry policy to say.
    ///
    /// # Errors
    ///
    /// If the activity isn't running any more.
    pub async fn fail(
        &self,
        error: A::Error<ActivityError>,
    ) -> Result<(), CallError<AsyncActivityError>>
    where
        A::Error<ActivityError>: IntoUndeclared<ActivityError>,
    {
        let failure = match error.into_undeclared() {
            ActivityError::Application(failure) => *failure,
            ActivityError::Cancelled { .. } => return self.report_cancelled().await,
            // It says nothing of how the activity ends.
            _ => ApplicationFailure::new("the activity was ended with that it ends later"),
        };
        let failed = self
            .sdk
            .fail(failure, None::<Avro<()>>, RpcOptions::default());
        failed.await.map_err(CallError::from_sdk)
    }

    /// Ends it as cancelled, after a workflow asked for that.
    ///
    /// # Errors
    ///
    /// If nobody asked for it, or the activity isn't running any more.
    pub async fn report_cancelled(&self) -> Result<(), CallError<AsyncActivityError>> {
        let reported = self
            .sdk
            .report_cancelation(None::<Avro<()>>, RpcOptions::default());
        reported.await.map_err(CallError::from_sdk)
    }
}

impl<A: HeartbeatType> AsyncActivity<A> {
    /// Reports that it lives, and how far it is.
    ///
    /// # Errors
    ///
    /// If the details can't be written, the activity isn't running any more, or somebody asked for
    /// its end.
    pub async fn heartbeat(
        &self,
        details: A::Details,
    ) -> Result<(), CallError<AsyncActivityError>> {
        check(&details, Role::HeartbeatDetails, A::NAME)?;
        let reported = self
            .sdk
            .heartbeat(Some(Avro(details)), RpcOptions::default());
        reported.await.map(drop).map_err(CallError::from_sdk)
    }
}

fn check<T: AvroType, E>(value: &T, role: Role, operation: &str) -> Result<(), CallError<E>> {
    write_check(value).map_err(|failure| CallError::Unwritable(failure.in_role(role, operation)))
}

impl<A: ActivityType> fmt::Debug for AsyncActivity<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncActivity")
            .field("activity", &A::NAME)
            .finish_non_exhaustive()
    }
}
