//! Signals that are sent, or sent again.

use temporalio_client::grpc::WorkflowService as _;
use temporalio_client::tonic::Code;
use temporalio_common::protos::temporal::api::common::v1::{Payloads, WorkflowExecution};
use temporalio_common::protos::temporal::api::workflowservice::v1::SignalWorkflowExecutionRequest;

use super::{Namespace, payload};
use crate::answer::Failure;
use crate::wire_payload::WirePayload;

/// What became of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signalled {
    /// The server has it.
    Sent,
    /// The run has ended, or there is none.
    NoSuchRun,
}

impl Namespace {
    /// Sends a signal; a second one with the same request id is none, for as long as the server
    /// remembers that.
    ///
    /// Without a run id it goes to the workflow's latest run.
    pub(crate) fn signal(
        &self,
        workflow_id: &str,
        run_id: Option<&str>,
        name: &str,
        input: Vec<WirePayload>,
        request_id: &str,
    ) -> Result<Signalled, Failure> {
        let request = SignalWorkflowExecutionRequest {
            namespace: self.name.clone(),
            workflow_execution: Some(WorkflowExecution {
                workflow_id: workflow_id.to_owned(),
                run_id: run_id.unwrap_or_default().to_owned(),
            }),
            signal_name: name.to_owned(),
            input: Some(Payloads {
                payloads: input.into_iter().map(payload::to_proto).collect(),
            }),
            identity: self.connection.identity().to_owned(),
            request_id: request_id.to_owned(),
            ..SignalWorkflowExecutionRequest::default()
        };
        let sent = self.call(request, |service, request| {
            service.signal_workflow_execution(request)
        });
        match sent {
            Ok(_) => Ok(Signalled::Sent),
            Err(status) if status.code() == Code::NotFound => Ok(Signalled::NoSuchRun),
            Err(status) => Err(self.failed("take a signal", &status)),
        }
    }
}
