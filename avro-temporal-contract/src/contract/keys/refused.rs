//! The keys and words that are refused: what Temporal, its SDKs or other generators have.

use super::supported::{ACTIVITIES, BOTH, WORKFLOWS};
use super::{Key, Scope};

use Scope::{Activity, Message, Protocol, Update, Workflow};

/// Every refused key, those of one scope in the order of the documentation.
pub(super) const REFUSED: &[Key] = &[
    refused(
        &[Workflow],
        "versioningBehavior",
        "the SDK sets it for a whole worker, not for a workflow",
    ),
    refused(
        &[Protocol, Workflow, Activity],
        "nexus",
        "the SDK's workers can't serve Nexus operations",
    ),
    refused(
        &[Workflow],
        "startDelay",
        "the SDK's options of a start have none",
    ),
    refused(
        &[Workflow],
        "cronSchedule",
        "use a schedule, which can be paused and seen",
    ),
    refused(
        &[Activity],
        "local",
        "a call is local where the caller says so",
    ),
    refused(
        &[Update],
        "validate",
        "a validator is found by its method's name, `validate_` and the update's",
    ),
    refused(
        &[Message],
        "json",
        "all of a contract's JSON is read against one release: write it on the protocol",
    ),
    refused(
        &[Protocol, Message],
        "established",
        "it changes without the contract: `avro-temporal establish N` writes it beside the releases",
    ),
    refused(
        &[Message],
        "compatibility",
        "write it on the protocol, or on a type",
    ),
    renamed(BOTH, "retryPolicy", "retry"),
    renamed(WORKFLOWS, "workflowIdReusePolicy", "idReusePolicy"),
    renamed(WORKFLOWS, "workflowIdConflictPolicy", "idConflictPolicy"),
    renamed(WORKFLOWS, "workflowExecutionTimeout", "executionTimeout"),
    renamed(WORKFLOWS, "workflowRunTimeout", "runTimeout"),
    renamed(WORKFLOWS, "workflowTaskTimeout", "taskTimeout"),
    renamed(&[Workflow], "workflowId", "id"),
    renamed(WORKFLOWS, "parentClose", "parentClosePolicy"),
    renamed(&[Workflow], "typedSearchAttributes", "searchAttributes"),
    refused(
        BOTH,
        "waitForCancellation",
        "write `cancellation`: `wait_cancellation_completed`",
    ),
    renamed(BOTH, "cancellationType", "cancellation"),
    renamed(WORKFLOWS, "enableEagerStart", "eagerStart"),
    refused(
        ACTIVITIES,
        "disableEagerExecution",
        "write `eagerStart`: `false`",
    ),
    renamed(&[Workflow], "signal", "signals"),
    renamed(&[Workflow], "query", "queries"),
    renamed(&[Workflow], "update", "updates"),
    renamed(&[Update], "waitPolicy", "waitForStage"),
    refused(
        &[Activity],
        "activityId",
        "the SDK numbers activities, and replay needs those numbers",
    ),
    refused(
        &[Workflow],
        "staticSummary",
        "not supported yet: a caller sets it",
    ),
    refused(
        &[Workflow],
        "staticDetails",
        "not supported yet: a caller sets it",
    ),
    refused(
        &[Activity],
        "summary",
        "not supported yet: a caller sets it",
    ),
    refused(&[Protocol], "namespace", "the client's connection names it"),
    refused(&[Protocol], "workerOptions", "a worker's own code has them"),
];

pub(super) const TERMINATE_IF_RUNNING: &[(&str, &str)] = &[(
    "terminate_if_running",
    "Temporal has deprecated it: write `idConflictPolicy`: `terminate_existing`",
)];

pub(super) const WAIT_REQUESTED: &[(&str, &str)] = &[(
    "wait_cancellation_requested",
    "the server doesn't tell of an activity that it was asked to end; children have it",
)];

const fn refused(scopes: &'static [Scope], name: &'static str, doc: &'static str) -> Key {
    Key {
        scopes,
        name,
        form: None,
        doc,
        instead: None,
    }
}

const fn renamed(scopes: &'static [Scope], name: &'static str, instead: &'static str) -> Key {
    Key {
        scopes,
        name,
        form: None,
        doc: "it has another name here",
        instead: Some(instead),
    }
}
