//! The history of a run, event by event.

use temporalio_client::grpc::WorkflowService as _;
use temporalio_client::tonic::Code;
use temporalio_common::protos::temporal::api::common::v1::WorkflowExecution;
use temporalio_common::protos::temporal::api::workflowservice::v1::GetWorkflowExecutionHistoryRequest;

use super::{Namespace, Run, failure, payload};
use crate::answer::Failure;
use crate::codec_endpoint::CodecEndpoint;

/// The most events of a page, which the server makes smaller where they are large.
const PAGE: i32 = 200;

/// What became of a history that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fetched {
    /// All of its events were given, so many.
    Whole(u64),
    /// The server doesn't have the run any more.
    Gone,
}

impl Namespace {
    /// Gives a run's events, one after the other, each as JSON in the form of the SDK; with a codec,
    /// their payloads are decoded by it.
    ///
    /// One page is held at a time. Of a run that goes on there are those events that it has by now.
    pub(crate) fn events(
        &self,
        run: &Run,
        codec: Option<&CodecEndpoint>,
        mut on_event: impl FnMut(Vec<u8>) -> Result<(), Failure>,
    ) -> Result<Fetched, Failure> {
        let mut next_page_token = Vec::new();
        let mut events = 0;
        loop {
            let request = GetWorkflowExecutionHistoryRequest {
                namespace: self.name.clone(),
                execution: Some(WorkflowExecution {
                    workflow_id: run.workflow_id.clone(),
                    run_id: run.run_id.clone(),
                }),
                maximum_page_size: PAGE,
                next_page_token,
                ..GetWorkflowExecutionHistoryRequest::default()
            };
            let answer = self.call(request, |service, request| {
                service.get_workflow_execution_history(request)
            });
            let answer = match answer {
                Ok(answer) => answer,
                Err(status) if status.code() == Code::NotFound => return Ok(Fetched::Gone),
                Err(status) => return Err(self.failed("give the history of a run", &status)),
            };
            if !answer.raw_history.is_empty() {
                return Err(failure::raw_history(&self.address));
            }
            let mut history = answer.history.unwrap_or_default();
            if let Some(codec) = codec {
                payload::decode(&mut history, codec, &self.runtime)?;
            }
            for event in history.events {
                let json = serde_json::to_vec(&event)
                    // What it says might be a value.
                    .map_err(|_| {
                        Failure::value(format!("event {} has no form as JSON", event.event_id))
                    })?;
                on_event(json)?;
                events += 1;
            }
            next_page_token = answer.next_page_token;
            if next_page_token.is_empty() {
                return Ok(Fetched::Whole(events));
            }
        }
    }
}
