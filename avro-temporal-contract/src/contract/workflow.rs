//! Workflows.

use super::kind::temporal_of;
use super::message::{MessageContext, resolve_operation};
use super::model::{
    ChildCancellation, IdConflictPolicy, IdReusePolicy, ParentClose, Workflow, WorkflowTimeouts,
};
use super::options::Options;
use super::references::{Messages, resolve_references};
use super::retry::{resolve_priority, resolve_retry};
use super::search_attributes::{resolve_memo, resolve_search_attributes};
use super::template::{ID, resolve_template};
use super::timeouts::check_workflow_timeouts;
use crate::diagnostic::Diagnostic;
use crate::json::Node;

/// Resolves a workflow. `protocol` is the protocol's `temporal`.
pub(super) fn resolve_workflow(
    context: &mut MessageContext<'_>,
    protocol: Option<&Node>,
    messages: &Messages<'_>,
) -> Workflow {
    let defaults = protocol
        .and_then(|protocol| protocol.get("defaults"))
        .and_then(|defaults| defaults.get("workflow"));
    let temporal = temporal_of(context.message);
    let options = Options::new([temporal, defaults]);
    let queues = Options::new([temporal, protocol]);
    check_workflow_timeouts(context, &options);
    check_policies(context, &options);
    let own = context.own();
    Workflow {
        operation: resolve_operation(context),
        task_queue: queues.text("taskQueue"),
        id: own
            .get("id")
            .and_then(|id| resolve_template(context, id, ID)),
        id_reuse_policy: options.word("idReusePolicy", IdReusePolicy::from_word),
        id_conflict_policy: options.word("idConflictPolicy", IdConflictPolicy::from_word),
        timeouts: WorkflowTimeouts {
            execution: options.duration("executionTimeout"),
            run: options.duration("runTimeout"),
            task: options.duration("taskTimeout"),
        },
        retry: resolve_retry(context, &options),
        parent_close: options.word("parentClosePolicy", ParentClose::from_word),
        cancellation: options.word("cancellation", ChildCancellation::from_word),
        search_attributes: resolve_search_attributes(context, protocol),
        memo: resolve_memo(context),
        priority: resolve_priority(context, &options),
        eager_start: options.boolean("eagerStart"),
        signals: resolve_references(context, "signals", messages),
        queries: resolve_references(context, "queries", messages),
        updates: resolve_references(context, "updates", messages),
    }
}

/// The server refuses a start that terminates the open run, and may not follow a closed one.
fn check_policies(context: &mut MessageContext<'_>, options: &Options<'_>) {
    let reuse = options.word("idReusePolicy", IdReusePolicy::from_word);
    let conflict = options.word("idConflictPolicy", IdConflictPolicy::from_word);
    if reuse != Some(IdReusePolicy::RejectDuplicate)
        || conflict != Some(IdConflictPolicy::TerminateExisting)
    {
        return;
    }
    let nodes = (
        options.get("idConflictPolicy"),
        options.get("idReusePolicy"),
    );
    if let (Some(conflict), Some(reuse)) = nodes {
        context.diagnostics.push(
            Diagnostic::error(
                "contradicting_policies",
                &conflict.site,
                format!(
                    "{} terminates the open run of its id, and never uses an id again",
                    context.what
                ),
            )
            .note_at("`idReusePolicy` is `reject_duplicate`", &reuse.site)
            .help("write `allow_duplicate` there, or `fail` or `use_existing` here"),
        );
    }
}
