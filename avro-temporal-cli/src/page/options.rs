//! The options that are in effect, as a table: each by the key that a contract writes, with what the
//! table of keys says of it.

use std::time::Duration;

use avro_temporal_contract::contract::keys::{Scope, all};
use avro_temporal_contract::contract::{
    Activity, Part, Path, Priority, Retry, Signal, Template, Update, Workflow, render_duration,
};

use super::markdown::code_cell;
use super::operation::Page;
use super::table::render_table;
use super::types::schema;

/// Rows of one scope's keys.
#[derive(Default)]
struct Rows(Vec<[String; 3]>);

impl Rows {
    /// A value in Markdown; what isn't said has no row.
    fn add(&mut self, scope: Scope, key: &str, value: Option<String>) {
        self.add_within("", scope, key, value);
    }

    /// A value of an object of options, whose name stands before.
    fn add_within(&mut self, object: &str, scope: Scope, key: &str, value: Option<String>) {
        let Some(value) = value else { return };
        let declared = all().find(|it| it.name == key && it.scopes.contains(&scope));
        let doc = declared.map_or("", |it| it.doc);
        self.0
            .push([format!("`{object}{key}`"), value, doc.to_owned()]);
    }

    fn render(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let table = render_table(["option", "value", "says"], &self.0);
        format!("\n**Options:**\n{table}")
    }

    fn retry(&mut self, retry: Option<&Retry>) {
        let Some(retry) = retry else { return };
        let mut add = |key, value| self.add_within("retry.", Scope::Retry, key, value);
        add("initialInterval", length(retry.initial_interval));
        add("backoffCoefficient", shown(retry.backoff_coefficient));
        add("maximumInterval", length(retry.maximum_interval));
        add("maximumAttempts", shown(retry.maximum_attempts));
        let errors = retry.non_retryable_errors.iter().map(|it| code_cell(it));
        add("nonRetryableErrorTypes", list(errors));
    }

    fn priority(&mut self, priority: Option<&Priority>) {
        let Some(priority) = priority else { return };
        let mut add = |key, value| self.add_within("priority.", Scope::Priority, key, value);
        add("key", shown(priority.key));
        add("fairnessKey", priority.fairness_key.as_ref().map(template));
        add("fairnessWeight", shown(priority.fairness_weight));
    }
}

pub(super) fn workflow_options(workflow: &Workflow) -> String {
    let mut rows = Rows::default();
    let mut add = |key, value| rows.add(Scope::Workflow, key, value);
    add("taskQueue", text(workflow.task_queue.as_ref()));
    add("id", workflow.id.as_ref().map(template));
    let reuse = workflow.id_reuse_policy.map(|it| code_cell(it.word()));
    add("idReusePolicy", reuse);
    let conflict = workflow.id_conflict_policy.map(|it| code_cell(it.word()));
    add("idConflictPolicy", conflict);
    add("executionTimeout", length(workflow.timeouts.execution));
    add("runTimeout", length(workflow.timeouts.run));
    add("taskTimeout", length(workflow.timeouts.task));
    let parent_close = workflow.parent_close.map(|it| code_cell(it.word()));
    add("parentClosePolicy", parent_close);
    let cancellation = workflow.cancellation.map(|it| code_cell(it.word()));
    add("cancellation", cancellation);
    let attributes = workflow.search_attributes.iter().map(|it| {
        let kind = it.kind.word();
        format!("{} ({kind}) from {}", code_cell(&it.name), path(&it.path))
    });
    add("searchAttributes", list(attributes));
    let memo = workflow.memo.iter();
    let memo = memo.map(|it| format!("{} from {}", code_cell(&it.name), path(&it.path)));
    add("memo", list(memo));
    add("eagerStart", shown(workflow.eager_start));
    rows.retry(workflow.retry.as_ref());
    rows.priority(workflow.priority.as_ref());
    rows.render()
}

pub(super) fn activity_options(page: &Page<'_>, activity: &Activity) -> String {
    let mut rows = Rows::default();
    let mut add = |key, value| rows.add(Scope::Activity, key, value);
    let timeouts = &activity.timeouts;
    add("taskQueue", text(activity.task_queue.as_ref()));
    add("scheduleToCloseTimeout", length(timeouts.schedule_to_close));
    add("startToCloseTimeout", length(timeouts.start_to_close));
    add("scheduleToStartTimeout", length(timeouts.schedule_to_start));
    add("heartbeatTimeout", length(timeouts.heartbeat));
    let heartbeat = activity.heartbeat.as_ref();
    let home = page.contract.name.namespace();
    add("heartbeat", heartbeat.map(|it| schema(page.set, it, home)));
    let cancellation = activity.cancellation.map(|it| code_cell(it.word()));
    add("cancellation", cancellation);
    add("eagerStart", shown(activity.eager_start));
    rows.retry(activity.retry.as_ref());
    rows.priority(activity.priority.as_ref());
    rows.render()
}

pub(super) fn signal_options(signal: &Signal) -> String {
    let mut rows = Rows::default();
    let word = code_cell(signal.on_undecodable.word());
    rows.add(Scope::Signal, "onUndecodable", Some(word));
    rows.render()
}

pub(super) fn update_options(update: &Update) -> String {
    let mut rows = Rows::default();
    rows.add(Scope::Update, "id", update.id.as_ref().map(template));
    let stage = update.wait_for_stage.map(|it| code_cell(it.word()));
    rows.add(Scope::Update, "waitForStage", stage);
    rows.render()
}

fn text(text: Option<&String>) -> Option<String> {
    text.map(|it| code_cell(it))
}

fn length(duration: Option<Duration>) -> Option<String> {
    duration.map(|it| code_cell(&render_duration(it)))
}

fn shown(value: Option<impl ToString>) -> Option<String> {
    value.map(|it| code_cell(&it.to_string()))
}

fn path(path: &Path) -> String {
    code_cell(&path.text)
}

/// Entries below each other; nothing without any.
fn list(entries: impl Iterator<Item = String>) -> Option<String> {
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty()).then(|| entries.join("<br>"))
}

/// A template as it is written.
fn template(template: &Template) -> String {
    let parts = template.parts.iter().map(|part| match part {
        Part::Literal(literal) => literal.clone(),
        Part::Value { path, .. } => format!("{{{}}}", path.text),
    });
    code_cell(&parts.collect::<String>())
}
