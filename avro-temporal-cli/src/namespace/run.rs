//! The runs that a query finds.

use std::time::SystemTime;

use temporalio_client::grpc::WorkflowService as _;
use temporalio_client::tonic::Code;
use temporalio_common::protos::temporal::api::workflow::v1::WorkflowExecutionInfo;
use temporalio_common::protos::temporal::api::workflowservice::v1::ListWorkflowExecutionsRequest;

use super::pages::Pages;
use super::{Namespace, RunStatus, failure, payload, time};
use crate::answer::Failure;
use crate::wire_payload::WirePayload;

/// How many runs a page has.
const PAGE: i32 = 200;

/// A run, as it is listed.
#[allow(
    clippy::struct_field_names,
    reason = "a run has the id of its workflow, and one of its own"
)]
#[derive(Clone)]
pub(crate) struct Run {
    /// The workflow's id.
    pub(crate) workflow_id: String,
    /// The run's id.
    pub(crate) run_id: String,
    /// The name of its workflow type.
    pub(crate) workflow_type: String,
    /// Whether it goes on.
    pub(crate) status: RunStatus,
    /// When it ended.
    pub(crate) close_time: Option<SystemTime>,
    /// The fields of its memo.
    pub(crate) memo: Vec<(String, WirePayload)>,
}

impl Namespace {
    /// The runs that a visibility query finds, at most so many, in the server's order. An empty query
    /// finds all.
    ///
    /// One page is held at a time. A query that the server refuses is a failure of the first item.
    pub(crate) fn runs<'n>(
        &'n self,
        query: &str,
        limit: usize,
    ) -> impl Iterator<Item = Result<Run, Failure>> + use<'n> {
        let query = query.to_owned();
        let pages = Pages::new(move |next_page_token| {
            let request = ListWorkflowExecutionsRequest {
                namespace: self.name.clone(),
                page_size: PAGE,
                next_page_token,
                query: query.clone(),
            };
            let answer = self.call(request, |service, request| {
                service.list_workflow_executions(request)
            });
            let answer = answer.map_err(|status| match status.code() {
                Code::InvalidArgument => failure::query_refused(&query, &status),
                _ => self.failed("list runs", &status),
            })?;
            let runs = answer.executions.into_iter().map(Run::from_proto);
            Ok((runs.collect(), answer.next_page_token))
        });
        pages.take(limit)
    }
}

impl Run {
    fn from_proto(info: WorkflowExecutionInfo) -> Self {
        let execution = info.execution.unwrap_or_default();
        let close_time = info.close_time;
        Self {
            workflow_id: execution.workflow_id,
            run_id: execution.run_id,
            workflow_type: info.r#type.unwrap_or_default().name,
            status: RunStatus::of(info.status),
            close_time: close_time.and_then(|it| time::since_1970(it.seconds, it.nanos)),
            memo: payload::fields(info.memo),
        }
    }
}
