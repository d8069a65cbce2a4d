//! What a contract says of how operations run, and the SDK's options that it becomes.
//!
//! What is `None` isn't said, and is left to the server or the SDK.

use std::time::Duration;

use temporalio_client::{WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowStartOptions};
use temporalio_common::search_attributes::{SearchAttributeUpdate, SearchAttributes};
use temporalio_common::{ActivityCloseTimeouts, MemoValues, Priority, RetryPolicy};
use temporalio_workflow::{
    ActivityCancellationType, ActivityOptions, ChildWorkflowCancellationType, ChildWorkflowOptions,
    ParentClosePolicy,
};

use super::options_error::OptionsError;
use crate::Template;

/// The most bytes that the server takes as an id.
const ID_LIMIT: usize = 1000;

/// The most bytes that the server takes as a fairness key.
const FAIRNESS_KEY_LIMIT: usize = 64;

/// How a workflow with the input `I` runs.
pub struct WorkflowDefaults<I: 'static> {
    /// Where clients and parents start it.
    pub task_queue: Option<&'static str>,
    /// The workflow id.
    pub id: Option<Template<I>>,
    /// Whether the id of a closed run may be used again.
    pub id_reuse_policy: Option<WorkflowIdReusePolicy>,
    /// What becomes of a start whose id is taken by an open run.
    pub id_conflict_policy: Option<WorkflowIdConflictPolicy>,
    /// All runs together.
    pub execution_timeout: Option<Duration>,
    /// One run.
    pub run_timeout: Option<Duration>,
    /// One workflow task.
    pub task_timeout: Option<Duration>,
    /// How it is tried again.
    pub retry: Option<RetryDefaults>,
    /// What becomes of it as a child whose parent closes.
    pub parent_close_policy: Option<ParentClosePolicy>,
    /// What a parent waits for when it cancels it.
    pub cancellation: Option<ChildWorkflowCancellationType>,
    /// Search attributes, those of them that have a value.
    pub search_attributes: &'static [SearchAttributeOf<I>],
    /// Entries of the memo.
    pub memo: &'static [MemoOf<I>],
    /// Which tasks go first.
    pub priority: PriorityDefaults<I>,
    /// Whether clients ask for an eager start.
    pub eager_start: bool,
}

/// The search attribute of an input, if its value is there.
pub type SearchAttributeOf<I> = fn(&I) -> Result<Option<SearchAttributeUpdate>, OptionsError>;

/// Adds an entry of an input to a memo.
pub type MemoOf<I> = fn(&I, &mut MemoValues);

/// How an activity with the input `I` runs.
pub struct ActivityDefaults<I: 'static> {
    /// Where it is scheduled.
    pub task_queue: Option<&'static str>,
    /// All attempts, with their time in the queue.
    pub schedule_to_close: Option<Duration>,
    /// One attempt.
    pub start_to_close: Option<Duration>,
    /// In the queue.
    pub schedule_to_start: Option<Duration>,
    /// Between two heartbeats.
    pub heartbeat: Option<Duration>,
    /// How it is tried again.
    pub retry: Option<RetryDefaults>,
    /// What a workflow waits for when it cancels it.
    pub cancellation: Option<ActivityCancellationType>,
    /// Which tasks go first.
    pub priority: PriorityDefaults<I>,
    /// Whether the server may hand it to the worker that scheduled it at once.
    pub eager_start: Option<bool>,
}

/// How something is tried again.
#[derive(Debug, Clone, Copy)]
pub struct RetryDefaults {
    /// Before the second attempt.
    pub initial_interval: Option<Duration>,
    /// By which the interval grows.
    pub backoff_coefficient: Option<f64>,
    /// The longest interval.
    pub maximum_interval: Option<Duration>,
    /// How many attempts; 0 is without end.
    pub maximum_attempts: Option<u32>,
    /// Failure types that end it.
    pub non_retryable_errors: &'static [&'static str],
}

/// Which tasks go first, for an input `I`.
pub struct PriorityDefaults<I: 'static> {
    /// 1 goes first.
    pub key: Option<u32>,
    /// Shares capacity among its values.
    pub fairness_key: Option<Template<I>>,
    /// The share of the fairness key.
    pub fairness_weight: Option<f32>,
}

/// How an update with the input `I` is sent.
pub struct UpdateDefaults<I: 'static> {
    /// The update id.
    pub id: Option<Template<I>>,
}

impl<I> WorkflowDefaults<I> {
    /// Nothing is said.
    pub const NONE: Self = Self {
        task_queue: None,
        id: None,
        id_reuse_policy: None,
        id_conflict_policy: None,
        execution_timeout: None,
        run_timeout: None,
        task_timeout: None,
        retry: None,
        parent_close_policy: None,
        cancellation: None,
        search_attributes: &[],
        memo: &[],
        priority: PriorityDefaults::NONE,
        eager_start: false,
    };

    /// What a client starts it with, without the id; the task queue is empty where nothing says it.
    pub(super) fn start_options(&self, input: &I) -> Result<WorkflowStartOptions, OptionsError> {
        let mut memo = MemoValues::new();
        for entry in self.memo {
            entry(input, &mut memo);
        }
        let options = WorkflowStartOptions::new(self.task_queue.unwrap_or_default(), "")
            .id_reuse_policy(self.id_reuse_policy.unwrap_or_default())
            .id_conflict_policy(self.id_conflict_policy.unwrap_or_default())
            .maybe_execution_timeout(self.execution_timeout)
            .maybe_run_timeout(self.run_timeout)
            .maybe_task_timeout(self.task_timeout)
            .maybe_search_attributes(self.search_attributes(input)?)
            .enable_eager_workflow_start(self.eager_start)
            .maybe_retry_policy(self.retry.map(RetryDefaults::policy))
            .priority(self.priority.of(input)?.unwrap_or_default())
            .maybe_memo((!self.memo.is_empty()).then_some(memo));
        Ok(options.build())
    }

    /// What a parent starts it with, without the id.
    pub(super) fn child_options(&self, input: &I) -> Result<ChildWorkflowOptions, OptionsError> {
        let reuse = self.id_reuse_policy.map(child_reuse_policy);
        let options = ChildWorkflowOptions::builder()
            .maybe_task_queue(self.task_queue.map(str::to_owned))
            .cancel_type(self.cancellation.unwrap_or_default())
            .parent_close_policy(self.parent_close_policy.unwrap_or_default())
            .id_reuse_policy(reuse.unwrap_or_default())
            .maybe_execution_timeout(self.execution_timeout)
            .maybe_run_timeout(self.run_timeout)
            .maybe_task_timeout(self.task_timeout)
            .maybe_retry_policy(self.retry.map(RetryDefaults::policy))
            .maybe_search_attributes(self.search_attributes(input)?)
            .maybe_priority(self.priority.of(input)?);
        Ok(options.build())
    }

    pub(super) fn id(&self, input: &I) -> Result<Option<String>, OptionsError> {
        id_of(self.id.as_ref(), input)
    }

    fn search_attributes(&self, input: &I) -> Result<Option<SearchAttributes>, OptionsError> {
        let mut updates = Vec::new();
        for attribute in self.search_attributes {
            updates.extend(attribute(input)?);
        }
        Ok((!updates.is_empty()).then(|| SearchAttributes::new(updates)))
    }
}

/// The workflow crate has a type of its own for the same policy.
fn child_reuse_policy(policy: WorkflowIdReusePolicy) -> temporalio_workflow::WorkflowIdReusePolicy {
    use temporalio_workflow::WorkflowIdReusePolicy as Child;
    match policy {
        WorkflowIdReusePolicy::AllowDuplicate => Child::AllowDuplicate,
        WorkflowIdReusePolicy::AllowDuplicateFailedOnly => Child::AllowDuplicateFailedOnly,
        WorkflowIdReusePolicy::RejectDuplicate => Child::RejectDuplicate,
        _ => Child::Unspecified,
    }
}

impl<I> ActivityDefaults<I> {
    /// Nothing is said.
    pub const NONE: Self = Self {
        task_queue: None,
        schedule_to_close: None,
        start_to_close: None,
        schedule_to_start: None,
        heartbeat: None,
        retry: None,
        cancellation: None,
        priority: PriorityDefaults::NONE,
        eager_start: None,
    };

    /// What a workflow schedules it with. Without a timeout the SDK's options can't be, and the
    /// activity would never be given up: a contract has one, checked when it is compiled.
    pub(super) fn options(&self, input: &I) -> Result<ActivityOptions, OptionsError> {
        let close = match (self.schedule_to_close, self.start_to_close) {
            (Some(schedule_to_close), Some(start_to_close)) => {
                ActivityCloseTimeouts::ScheduleAndStartToClose {
                    schedule_to_close,
                    start_to_close,
                }
            }
            (Some(timeout), None) => ActivityCloseTimeouts::ScheduleToClose(timeout),
            (None, timeout) => ActivityCloseTimeouts::StartToClose(timeout.unwrap_or_default()),
        };
        let options = ActivityOptions::with_close_timeouts(close)
            .maybe_task_queue(self.task_queue.map(str::to_owned))
            .maybe_schedule_to_start_timeout(self.schedule_to_start)
            .maybe_heartbeat_timeout(self.heartbeat)
            .cancellation_type(self.cancellation.unwrap_or_default())
            .maybe_retry_policy(self.retry.map(RetryDefaults::policy))
            .maybe_priority(self.priority.of(input)?)
            .do_not_eagerly_execute(self.eager_start == Some(false));
        Ok(options.build())
    }
}

impl RetryDefaults {
    /// Nothing is said.
    pub const NONE: Self = Self {
        initial_interval: None,
        backoff_coefficient: None,
        maximum_interval: None,
        maximum_attempts: None,
        non_retryable_errors: &[],
    };

    pub(super) fn policy(self) -> RetryPolicy {
        RetryPolicy::builder()
            .maybe_initial_interval(self.initial_interval)
            .maybe_backoff_coefficient(self.backoff_coefficient)
            .maybe_maximum_interval(self.maximum_interval)
            .maybe_maximum_attempts(self.maximum_attempts)
            .non_retryable_error_types(self.non_retryable_errors.iter().copied())
            .build()
    }
}

impl<I> PriorityDefaults<I> {
    /// Nothing is said.
    pub const NONE: Self = Self {
        key: None,
        fairness_key: None,
        fairness_weight: None,
    };

    /// `None` if nothing is said: then a child or an activity has its parent's.
    fn of(&self, input: &I) -> Result<Option<Priority>, OptionsError> {
        let fairness_key = self.fairness_key.as_ref();
        let fairness_key = render("fairness key", fairness_key, input, FAIRNESS_KEY_LIMIT)?;
        if self.key.is_none() && fairness_key.is_none() && self.fairness_weight.is_none() {
            return Ok(None);
        }
        let mut priority = Priority::default();
        priority.priority_key = self.key;
        priority.fairness_key = fairness_key;
        priority.fairness_weight = self.fairness_weight;
        Ok(Some(priority))
    }
}

impl<I> UpdateDefaults<I> {
    /// Nothing is said.
    pub const NONE: Self = Self { id: None };

    pub(super) fn id(&self, input: &I) -> Result<Option<String>, OptionsError> {
        render("update id", self.id.as_ref(), input, ID_LIMIT)
    }
}

/// The workflow id that a template makes.
pub(super) fn id_of<I>(
    template: Option<&Template<I>>,
    input: &I,
) -> Result<Option<String>, OptionsError> {
    render("workflow id", template, input, ID_LIMIT)
}

fn render<I>(
    what: &'static str,
    template: Option<&Template<I>>,
    input: &I,
    limit: usize,
) -> Result<Option<String>, OptionsError> {
    let rendered = template.map(|template| template.render(input, limit));
    rendered
        .transpose()
        .map_err(|error| OptionsError::Template { what, error })
}
