//! Schedules that start workflows with everything that the contract says.
//!
//! The SDK's own schedule action has a task queue, an id and an input alone, so that timeouts, retry
//! policy, memo, search attributes and priority would be lost: the request is made here.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use temporalio_client::grpc::WorkflowService;
use temporalio_client::schedules::{ScheduleHandle, ScheduleOverlapPolicy, ScheduleSpec};
use temporalio_client::tonic::{IntoRequest as _, Status};
use temporalio_client::{NamespacedClient as _, WorkflowStartOptions};
use temporalio_common::MemoValues;
use temporalio_common::data_converters::{
    DataConverter, GenericPayloadConverter as _, PayloadConversionError, SerializationContext,
    SerializationContextData, WorkflowSerializationContext,
};
use temporalio_common::protos::temporal::api::common::v1::{
    Memo, Payload, Payloads, WorkflowType as TypeName,
};
use temporalio_common::protos::temporal::api::schedule::v1 as proto;
use temporalio_common::protos::temporal::api::taskqueue::v1::TaskQueue;
use temporalio_common::protos::temporal::api::workflow::v1::NewWorkflowExecutionInfo;
use temporalio_common::protos::temporal::api::workflowservice::v1::CreateScheduleRequest;
use temporalio_common::search_attributes::{SearchAttributes, Timestamp};

use super::call_error::CallError;
use super::client_error::ClientError;
use super::operation::WorkflowType;
use super::payload::Avro;
use super::start::Start;

/// When a schedule starts its workflow, and what becomes of a start while another is running.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ScheduleOptions {
    /// When it starts.
    pub spec: ScheduleSpec,
    /// What becomes of a start while another is running.
    pub overlap_policy: ScheduleOverlapPolicy,
    /// How late a start may be made up for.
    pub catchup_window: Option<Duration>,
    /// Whether it pauses when a workflow fails.
    pub pause_on_failure: bool,
    /// Whether it starts once at once.
    pub trigger_immediately: bool,
    /// Whether it is paused from the beginning.
    pub paused: bool,
    /// A note for people.
    pub note: String,
}

impl ScheduleOptions {
    /// Starts as `spec` says, with the server's defaults.
    pub fn new(spec: ScheduleSpec) -> Self {
        Self {
            spec,
            overlap_policy: ScheduleOverlapPolicy::Unspecified,
            catchup_window: None,
            pause_on_failure: false,
            trigger_immediately: false,
            paused: false,
            note: String::new(),
        }
    }
}

impl<W: WorkflowType> Start<W> {
    /// Makes a schedule that starts it, with the options of this start.
    ///
    /// The server appends the time of each start to the workflow id, so that no two are equal: there
    /// are no policies for equal ones, which the server refuses here, and no eager start.
    ///
    /// # Errors
    ///
    /// If the options can't be made of the input, the input can't be written, or there is such a
    /// schedule already.
    pub async fn schedule(
        self,
        schedule_id: impl Into<String>,
        options: ScheduleOptions,
    ) -> Result<ScheduleHandle<temporalio_client::Client>, ClientError> {
        let schedule_id = schedule_id.into();
        let (client, input, start) = self.into_parts()?;
        let mut sdk = client.sdk().clone();
        let info = workflow_info::<W>(sdk.data_converter(), &input, start)
            .await
            .map_err(|error| ClientError::Schedule(CallError::from_sdk(error.into())))?;
        let request = CreateScheduleRequest {
            namespace: sdk.namespace(),
            identity: sdk.identity(),
            request_id: request_id(&schedule_id),
            schedule_id: schedule_id.clone(),
            initial_patch: options.trigger_immediately.then(|| proto::SchedulePatch {
                trigger_immediately: Some(proto::TriggerImmediatelyRequest {
                    overlap_policy: overlap_policy(ScheduleOverlapPolicy::AllowAll),
                    ..Default::default()
                }),
                ..Default::default()
            }),
            schedule: Some(proto::Schedule {
                action: Some(proto::ScheduleAction {
                    action: Some(proto::schedule_action::Action::StartWorkflow(info)),
                }),
                policies: Some(proto::SchedulePolicies {
                    overlap_policy: overlap_policy(options.overlap_policy),
                    catchup_window: options.catchup_window.and_then(|it| it.try_into().ok()),
                    pause_on_failure: options.pause_on_failure,
                    ..Default::default()
                }),
                state: Some(proto::ScheduleState {
                    paused: options.paused,
                    notes: options.note,
                    ..Default::default()
                }),
                spec: Some(spec(options.spec)),
            }),
            ..Default::default()
        };
        WorkflowService::create_schedule(&mut sdk, request.into_request())
            .await
            .map_err(|status: Status| ClientError::Schedule(CallError::Temporal(status.into())))?;
        Ok(sdk.get_schedule_handle(schedule_id))
    }
}

async fn workflow_info<W: WorkflowType>(
    converter: &DataConverter,
    input: &Avro<W::Input>,
    start: WorkflowStartOptions,
) -> Result<NewWorkflowExecutionInfo, PayloadConversionError> {
    let data = SerializationContextData::Workflow(WorkflowSerializationContext::new());
    let payloads = converter.payload_converter();
    let context = SerializationContext::new(&data, payloads);
    let arguments = payloads.to_payloads(&context, input)?;
    let arguments = converter.codec().encode(&data, arguments).await?;
    let mut memo: HashMap<String, Payload> = HashMap::new();
    for (key, value) in start.memo.iter().flat_map(MemoValues::iter) {
        let value = payloads.to_payload(&context, value)?;
        let encoded = converter.codec().encode(&data, vec![value]).await?;
        memo.extend(encoded.into_iter().map(|payload| (key.to_owned(), payload)));
    }
    let timeout = |timeout: Option<Duration>| timeout.and_then(|it| it.try_into().ok());
    Ok(NewWorkflowExecutionInfo {
        workflow_id: start.workflow_id,
        workflow_type: Some(TypeName {
            name: W::NAME.to_owned(),
        }),
        task_queue: Some(TaskQueue {
            name: start.task_queue,
            ..Default::default()
        }),
        input: (!arguments.is_empty()).then_some(Payloads {
            payloads: arguments,
        }),
        workflow_execution_timeout: timeout(start.execution_timeout),
        workflow_run_timeout: timeout(start.run_timeout),
        workflow_task_timeout: timeout(start.task_timeout),
        retry_policy: start.retry_policy.map(Into::into),
        memo: (!memo.is_empty()).then_some(Memo { fields: memo }),
        search_attributes: start.search_attributes.map(SearchAttributes::into_proto),
        priority: Some(start.priority.into()),
        ..Default::default()
    })
}

/// The server takes two requests with one id for one.
fn request_id(schedule_id: &str) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.unwrap_or_default().as_nanos();
    format!("{schedule_id}/{}/{now}", std::process::id())
}

fn spec(spec: ScheduleSpec) -> proto::ScheduleSpec {
    let time = |time: Option<SystemTime>| time.map(|it| Timestamp::from(it).to_prost());
    #[allow(
        deprecated,
        reason = "the SDK's spec has calendars as texts, which is this field"
    )]
    proto::ScheduleSpec {
        interval: spec.intervals.into_iter().map(Into::into).collect(),
        calendar: spec.calendars.into_iter().map(Into::into).collect(),
        exclude_calendar: spec.exclude_calendars.into_iter().map(Into::into).collect(),
        cron_string: spec.cron_strings,
        timezone_name: spec.timezone_name,
        start_time: time(spec.start_time),
        end_time: time(spec.end_time),
        jitter: spec.jitter.and_then(|it| it.try_into().ok()),
        ..Default::default()
    }
}

fn overlap_policy(policy: ScheduleOverlapPolicy) -> i32 {
    use temporalio_common::protos::temporal::api::enums::v1::ScheduleOverlapPolicy as Proto;
    match policy {
        ScheduleOverlapPolicy::Skip => Proto::Skip,
        ScheduleOverlapPolicy::BufferOne => Proto::BufferOne,
        ScheduleOverlapPolicy::BufferAll => Proto::BufferAll,
        ScheduleOverlapPolicy::CancelOther => Proto::CancelOther,
        ScheduleOverlapPolicy::TerminateOther => Proto::TerminateOther,
        ScheduleOverlapPolicy::AllowAll => Proto::AllowAll,
        _ => Proto::Unspecified,
    }
    .into()
}
