//! The schedules of a namespace, which start runs of their own.

use std::time::SystemTime;

use temporalio_client::grpc::WorkflowService as _;
use temporalio_client::tonic::Code;
use temporalio_common::protos::temporal::api::schedule::v1::schedule_action::Action;
use temporalio_common::protos::temporal::api::workflowservice::v1::{
    DescribeScheduleRequest, DescribeScheduleResponse, ListSchedulesRequest,
};

use super::pages::Pages;
use super::{Namespace, payload, time};
use crate::answer::Failure;
use crate::wire_payload::WirePayload;

/// How many schedules a page has.
const PAGE: i32 = 100;

/// A schedule, as it is described.
pub(crate) struct Schedule {
    /// Its id.
    pub(crate) id: String,
    /// The name of the workflow type that it starts.
    pub(crate) workflow_type: String,
    /// What each of its runs is given.
    pub(crate) input: Vec<WirePayload>,
    /// The fields of the memo that each of its runs gets.
    pub(crate) memo: Vec<(String, WirePayload)>,
    /// Whether it is paused.
    pub(crate) is_paused: bool,
    /// When it fires next, at most ten times; the server says so of a paused one too.
    pub(crate) next_times: Vec<SystemTime>,
    /// How many runs it may still start, if that is limited.
    pub(crate) remaining: Option<i64>,
}

impl Schedule {
    /// Whether it will ever start a run of itself, once it isn't paused. Who triggers it can start
    /// one of any.
    pub(crate) fn will_fire(&self) -> bool {
        !self.next_times.is_empty() && self.remaining != Some(0)
    }

    /// `None` of a schedule that starts no workflow.
    fn from_proto(id: String, described: DescribeScheduleResponse) -> Option<Self> {
        let schedule = described.schedule?;
        let Action::StartWorkflow(start) = schedule.action?.action?;
        let state = schedule.state.unwrap_or_default();
        let info = described.info.unwrap_or_default();
        let next_times = info.future_action_times.into_iter();
        Some(Self {
            id,
            workflow_type: start.workflow_type.unwrap_or_default().name,
            input: payload::inputs(start.input),
            memo: payload::fields(start.memo),
            is_paused: state.paused,
            next_times: next_times
                .filter_map(|it| time::since_1970(it.seconds, it.nanos))
                .collect(),
            remaining: state.limited_actions.then_some(state.remaining_actions),
        })
    }
}

impl Namespace {
    /// All schedules, each described when it is reached; one that is deleted meanwhile is left out.
    ///
    /// One page is held at a time.
    pub(crate) fn schedules(&self) -> impl Iterator<Item = Result<Schedule, Failure>> {
        let ids = Pages::new(|next_page_token| {
            let request = ListSchedulesRequest {
                namespace: self.name.clone(),
                maximum_page_size: PAGE,
                next_page_token,
                query: String::new(),
            };
            let answer = self.call(request, |service, request| service.list_schedules(request));
            let answer = answer.map_err(|status| self.failed("list schedules", &status))?;
            let ids = answer.schedules.into_iter().map(|it| it.schedule_id);
            Ok((ids.collect(), answer.next_page_token))
        });
        ids.filter_map(|id| id.and_then(|id| self.schedule(id)).transpose())
    }

    fn schedule(&self, id: String) -> Result<Option<Schedule>, Failure> {
        let request = DescribeScheduleRequest {
            namespace: self.name.clone(),
            schedule_id: id.clone(),
        };
        let described = self.call(request, |service, request| {
            service.describe_schedule(request)
        });
        match described {
            Ok(described) => Ok(Schedule::from_proto(id, described)),
            Err(status) if status.code() == Code::NotFound => Ok(None),
            Err(status) => Err(self.failed("describe a schedule", &status)),
        }
    }
}
