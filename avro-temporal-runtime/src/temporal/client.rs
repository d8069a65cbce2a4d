//! Starting and finding workflows.

use std::fmt;
use std::sync::Arc;

use temporalio_client::errors::{ClientConnectError, WorkflowStartError};
use temporalio_client::{ClientOptions, ConnectionOptions, Url, WorkflowStartOptions};

use super::call_error::CallError;
use super::converter_check::{ConverterError, check_converter};
use super::failure::data_converter;
use super::marker::Call;
use super::operation::WorkflowType;
use super::payload::{Avro, write_check};
use super::start::Start;
use super::workflow_handle::WorkflowHandle;
use crate::Role;
use crate::releases::{BadEstablished, check_established};

/// A client of one Temporal namespace whose workflows take and give Avro.
#[derive(Clone)]
pub struct Client {
    sdk: temporalio_client::Client,
    defaults: Arc<[StartDefault]>,
}

/// A change of a workflow's start options, by its name.
type StartDefault = Arc<dyn Fn(&str, &mut WorkflowStartOptions) + Send + Sync>;

/// Why there is no client.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConnectError {
    /// The address is not one such as `localhost:7233`.
    Address(String),
    /// The environment says what is established in a way that can't be read.
    Established(BadEstablished),
    /// What the SDK says.
    Temporal(ClientConnectError),
}

impl Client {
    /// Connects to a server without TLS, at an address such as `localhost:7233`.
    ///
    /// For TLS, API keys, interceptors or codecs, build the SDK's client and use
    /// [`new`](Self::new).
    ///
    /// # Errors
    ///
    /// If the address is not one, or no Temporal server answers there.
    pub async fn connect(
        address: &str,
        namespace: impl Into<String>,
    ) -> Result<Self, ConnectError> {
        // As Temporal's own tools write it, without a scheme.
        check_established().map_err(ConnectError::Established)?;
        let parsed = if address.contains("://") {
            Url::parse(address)
        } else {
            Url::parse(&format!("http://{address}"))
        };
        let url = parsed.map_err(|_| ConnectError::Address(address.to_owned()))?;
        let options = ClientOptions::new(namespace)
            .data_converter(data_converter())
            .build();
        let sdk = temporalio_client::Client::connect(ConnectionOptions::new(url).build(), options)
            .await
            .map_err(ConnectError::Temporal)?;
        Ok(Self::of_sdk(sdk))
    }

    /// A client on the SDK's own, whose data converter is [`data_converter`](super::data_converter)
    /// or carries Avro as that does.
    ///
    /// # Errors
    ///
    /// If the data converter doesn't carry Avro.
    pub fn new(sdk: temporalio_client::Client) -> Result<Self, ConverterError> {
        check_established().map_err(ConverterError::Established)?;
        check_converter(&sdk.options().data_converter)?;
        Ok(Self::of_sdk(sdk))
    }

    /// A client on one that was checked.
    pub(super) fn of_sdk(sdk: temporalio_client::Client) -> Self {
        Self {
            sdk,
            defaults: Arc::new([]),
        }
    }

    /// Changes what contracts say of how workflows start; a call may change it again.
    ///
    /// `change` gets the workflow's name.
    #[must_use]
    pub fn with_defaults(
        mut self,
        change: impl Fn(&str, &mut WorkflowStartOptions) + Send + Sync + 'static,
    ) -> Self {
        let change: StartDefault = Arc::new(change);
        self.defaults = self.defaults.iter().cloned().chain([change]).collect();
        self
    }

    pub(super) fn change_start(&self, name: &str, options: &mut WorkflowStartOptions) {
        for change in &*self.defaults {
            change(name, options);
        }
    }

    /// A start of a workflow, with the contract's options.
    pub fn workflow<W: WorkflowType>(&self, input: W::Input) -> Start<W> {
        Start::new(self, input)
    }

    /// The SDK's client.
    pub fn sdk(&self) -> &temporalio_client::Client {
        &self.sdk
    }

    /// Starts a workflow.
    ///
    /// # Errors
    ///
    /// If the input can't be written, the workflow's id is taken, or the server refuses.
    pub async fn start<W: WorkflowType>(
        &self,
        input: W::Input,
        options: WorkflowStartOptions,
    ) -> Result<W::Handle, CallError<WorkflowStartError>> {
        write_check(&input).map_err(|failure| {
            CallError::Unwritable(failure.in_role(Role::WorkflowInput, W::NAME))
        })?;
        let handle = self
            .sdk
            .start_workflow(Call::<W>::new(), Avro(input), options)
            .await
            .map_err(CallError::from_sdk)?;
        Ok(WorkflowHandle::new(handle).into())
    }

    /// One run of a workflow, which may not exist: the calls on the handle tell.
    pub fn get_run<W: WorkflowType>(
        &self,
        workflow_id: impl Into<String>,
        run_id: impl Into<String>,
    ) -> W::Handle {
        let latest = self.sdk.get_workflow_handle::<Call<W>>(workflow_id);
        let mut info = latest.info().clone();
        info.run_id = Some(run_id.into());
        let handle = temporalio_client::WorkflowHandle::new(self.sdk.clone(), info);
        WorkflowHandle::new(handle).into()
    }

    /// The latest run of a workflow, which may not exist: the calls on the handle tell.
    pub fn get<W: WorkflowType>(&self, workflow_id: impl Into<String>) -> W::Handle {
        let handle = self.sdk.get_workflow_handle::<Call<W>>(workflow_id);
        WorkflowHandle::new(handle).into()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let namespace = &self.sdk.options().namespace;
        f.debug_struct("Client")
            .field("namespace", namespace)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(
                f,
                "`{address}` is not a server's address; write it as `localhost:7233`"
            ),
            Self::Established(error) => error.fmt(f),
            Self::Temporal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ConnectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Address(_) | Self::Established(_) => None,
            Self::Temporal(error) => error.source(),
        }
    }
}
