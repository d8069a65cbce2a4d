//! All contact with a Temporal server: a namespace, its runs, their histories, and its schedules.
//!
//! The Temporal client is named here and nowhere else in this program. Calls block; each ends within
//! [`CALL`], the client's own retries included.

mod event;
mod failure;
mod pages;
mod payload;
mod run;
mod schedule;
mod server_args;
mod signal;
mod status;
#[cfg(test)]
mod tests;
mod time;

use std::time::Duration;

use temporalio_client::grpc::WorkflowService;
use temporalio_client::tonic::{Code, Request, Response, Status};
use temporalio_client::{Connection, ConnectionOptions, errors::ClientConnectError};
use temporalio_common::protos::temporal::api::workflowservice::v1::{
    DescribeNamespaceRequest, DescribeNamespaceResponse,
};
use tokio::runtime::{Builder, Runtime};

pub(crate) use event::Fetched;
pub(crate) use run::Run;
pub(crate) use schedule::Schedule;
pub(crate) use server_args::ServerArgs;
pub(crate) use signal::Signalled;
pub(crate) use status::RunStatus;

use crate::answer::Failure;

/// How long connecting may take, and one attempt of a call.
const ATTEMPT: Duration = Duration::from_secs(10);
/// How long a call may take with all its attempts.
const CALL: Duration = Duration::from_secs(30);

/// A namespace on a server that has answered.
pub(crate) struct Namespace {
    name: String,
    address: String,
    connection: Connection,
    runtime: Runtime,
    described: DescribeNamespaceResponse,
}

impl Namespace {
    /// Connects, and asks whether the namespace is there.
    ///
    /// # Errors
    ///
    /// If the server can't be reached within ten seconds, doesn't take the credentials, or doesn't
    /// have the namespace.
    pub(crate) fn connect(args: &ServerArgs) -> Result<Self, Failure> {
        let options = args.options()?;
        // A thread of its own, which answers the server's pings while this one is at other work.
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| Failure::usage(format!("no thread can be started: {error}")))?;
        let connection = runtime.block_on(connect_once(options));
        let connection = connection.map_err(|error| failure::not_connected(args, error))?;
        let mut namespace = Self {
            name: args.namespace.clone(),
            address: args.address.clone(),
            connection,
            runtime,
            described: DescribeNamespaceResponse::default(),
        };
        let request = DescribeNamespaceRequest {
            namespace: namespace.name.clone(),
            ..DescribeNamespaceRequest::default()
        };
        let described = namespace.call(request, |service, request| {
            service.describe_namespace(request)
        });
        namespace.described = described.map_err(|status| match status.code() {
            Code::NotFound | Code::InvalidArgument => failure::no_namespace(args, &status),
            _ => namespace.failed("describe the namespace", &status),
        })?;
        Ok(namespace)
    }

    /// How long the namespace keeps runs that are closed.
    pub(crate) fn retention(&self) -> Option<Duration> {
        let config = self.described.config.as_ref()?;
        let retention = config.workflow_execution_retention_ttl.as_ref()?;
        Duration::try_from(*retention).ok()
    }

    /// The namespace's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Asks the server, and waits for its answer.
    fn call<Q, A>(
        &self,
        request: Q,
        ask: impl for<'c> FnOnce(&'c mut Connection, Request<Q>) -> Call<'c, A>,
    ) -> Result<A, Status> {
        let mut connection = self.connection.clone();
        let mut request = Request::new(request);
        request.set_timeout(ATTEMPT);
        self.runtime.block_on(async {
            match tokio::time::timeout(CALL, ask(&mut connection, request)).await {
                Ok(answer) => answer.map(Response::into_inner),
                Err(_) => Err(Status::deadline_exceeded("no answer in time")),
            }
        })
    }

    /// A call that the server doesn't answer as it should.
    fn failed(&self, asked: &str, status: &Status) -> Failure {
        failure::call_failed(&self.address, &self.name, asked, status)
    }
}

/// An answer that is awaited.
type Call<'c, A> = std::pin::Pin<Box<dyn Future<Output = Result<Response<A>, Status>> + Send + 'c>>;

async fn connect_once(
    options: ConnectionOptions,
) -> Result<Connection, Option<ClientConnectError>> {
    match tokio::time::timeout(ATTEMPT, Connection::connect(options)).await {
        Ok(connected) => connected.map_err(Some),
        Err(_) => Err(None),
    }
}
