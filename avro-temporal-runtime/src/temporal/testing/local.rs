//! A Temporal server that belongs to a test.

use std::fmt;

use temporalio_client::ClientOptions;
use temporalio_sdk::testing::{
    EphemeralExe, LocalServer as SdkServer, LocalWorkflowEnvironmentOptions, WorkflowEnvironment,
    WorkflowEnvironmentError,
};

use crate::temporal::client::Client;
use crate::temporal::failure::data_converter;

/// A dev server on a free port, and a client of it.
///
/// It is Temporal's own `temporal server start-dev`, which keeps nothing. [`shutdown`](Self::shutdown)
/// ends it; one that is dropped may outlive the test.
pub struct LocalServer {
    environment: WorkflowEnvironment<SdkServer>,
    client: Client,
}

/// Why there is no server, or why it doesn't end.
#[derive(Debug)]
pub struct LocalServerError(WorkflowEnvironmentError);

impl LocalServer {
    /// Starts the `temporal` executable at a path.
    ///
    /// # Errors
    ///
    /// If it can't be started.
    pub async fn start(executable: impl Into<String>) -> Result<Self, LocalServerError> {
        Self::with(EphemeralExe::ExistingPath(executable.into())).await
    }

    /// Downloads Temporal's executable, once, and starts it.
    ///
    /// # Errors
    ///
    /// If it can't be downloaded or started.
    pub async fn download() -> Result<Self, LocalServerError> {
        Self::with(EphemeralExe::default()).await
    }

    async fn with(executable: EphemeralExe) -> Result<Self, LocalServerError> {
        let client = ClientOptions::new("default")
            .data_converter(data_converter())
            .build();
        let options = LocalWorkflowEnvironmentOptions::builder()
            .client_options(client)
            .server_executable(executable)
            .build();
        let environment = WorkflowEnvironment::start_local(options)
            .await
            .map_err(LocalServerError)?;
        let client = Client::of_sdk(environment.client().clone());
        Ok(Self {
            environment,
            client,
        })
    }

    /// A client of it.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// If it doesn't end.
    pub async fn shutdown(self) -> Result<(), LocalServerError> {
        self.environment.shutdown().await.map_err(LocalServerError)
    }
}

impl fmt::Debug for LocalServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalServer").finish_non_exhaustive()
    }
}

impl fmt::Display for LocalServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for LocalServerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
