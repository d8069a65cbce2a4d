//! A namespace of the test's own, and what it holds.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use avro_temporal_runtime::Client;
use temporalio_client::grpc::WorkflowService as _;
use temporalio_client::tonic::IntoRequest as _;
use temporalio_common::protos::temporal::api::common::v1::WorkflowExecution;
use temporalio_common::protos::temporal::api::workflowservice::v1::{
    DeleteWorkflowExecutionRequest, RegisterNamespaceRequest,
};

/// A namespace that nothing else is in.
pub(crate) struct Held {
    pub(crate) client: Client,
    pub(crate) namespace: String,
}

impl Held {
    pub(crate) async fn new(name: &str) -> Self {
        let namespace = e2e::server::unique(name);
        let client = e2e::server::connect().await;
        let request = RegisterNamespaceRequest {
            namespace: namespace.clone(),
            workflow_execution_retention_period: Duration::from_hours(48).try_into().ok(),
            ..RegisterNamespaceRequest::default()
        };
        let mut service = client.sdk().clone();
        let registered = service.register_namespace(request.into_request()).await;
        registered.expect("the namespace is made");
        // The server's parts learn of it one after the other.
        for _ in 0..100 {
            let client = Client::connect(&e2e::server::address(), &namespace).await;
            if let Ok(client) = client {
                return Self { client, namespace };
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("the namespace doesn't come");
    }

    /// Deletes a run, as the server does once its retention is over.
    pub(crate) async fn delete(&self, workflow_id: &str) {
        let request = DeleteWorkflowExecutionRequest {
            namespace: self.namespace.clone(),
            workflow_execution: Some(WorkflowExecution {
                workflow_id: workflow_id.to_owned(),
                run_id: String::new(),
            }),
        };
        let mut service = self.client.sdk().clone();
        let deleted = service.delete_workflow_execution(request.into_request());
        deleted.await.expect("it is deleted");
    }

    /// Runs the program on the namespace until it says what is expected of it: a server lists what
    /// began or ended a moment later.
    pub(crate) async fn ask(&self, arguments: &[&str], is_it: impl Fn(&Said) -> bool) -> Said {
        let mut said = self.program(arguments);
        for _ in 0..60 {
            if is_it(&said) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
            said = self.program(arguments);
        }
        said
    }

    /// Runs the program on files alone.
    pub(crate) fn without_server(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_avro-temporal"))
            .args(arguments)
            .args(["--namespace", &self.namespace])
            .output();
        Said::of(output.expect("the program runs"))
    }

    fn program(&self, arguments: &[&str]) -> Said {
        let address = e2e::server::address();
        let output = Command::new(env!("CARGO_BIN_EXE_avro-temporal"))
            .args(arguments)
            .args(["--address", &address, "--namespace", &self.namespace])
            .output();
        Said::of(output.expect("the program runs"))
    }
}

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) results: String,
    pub(crate) messages: String,
}

impl Said {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            results: String::from_utf8(output.stdout).expect("text"),
            messages: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// The lines of the results that begin so, without what follows the first colon.
    pub(crate) fn listed(&self, begins: &[&str]) -> Vec<&str> {
        let lines = self.results.lines();
        let wanted = lines.filter(|line| begins.iter().any(|it| line.starts_with(it)));
        let mut listed: Vec<&str> = wanted.collect();
        listed.sort_unstable();
        listed
    }
}

/// A copy of the schemas of `examples/evolution`, release 3.
pub(crate) fn schemas() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/evolution/v3/schemas");
    copy(&from, folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}
