//! The keys that are supported.

use super::refused::{TERMINATE_IF_RUNNING, WAIT_REQUESTED};
use super::{Form, Key, Scope};
use crate::compatibility::Level;
use crate::contract::model::{
    ActivityCancellation, ChildCancellation, IdConflictPolicy, IdReusePolicy, ParentClose,
    SearchAttributeKind, Undecodable, WaitForStage,
};

use Form::{
    Boolean, Count, Duration, Number, Object, OperationName, OperationNames, Paths, References,
    Schema, Switch, TaskQueue, Template, Text, Texts, Word, Words,
};
use Scope::{
    Activity, ActivityDefaults, Defaults, ErrorType, Field, Json, Message, Priority,
    PriorityDefaults, Protocol, QueryReference, Reference, Retry, Signal, Type, Update, Workflow,
    WorkflowDefaults,
};

pub(super) const WORKFLOWS: &[Scope] = &[Workflow, WorkflowDefaults];
pub(super) const ACTIVITIES: &[Scope] = &[Activity, ActivityDefaults];
pub(super) const BOTH: &[Scope] = &[Workflow, WorkflowDefaults, Activity, ActivityDefaults];
/// The levels of schema registries, and none.
const LEVELS: &[&str] = &{
    let mut words = ["NONE"; Level::ALL.len() + 1];
    let mut at = 0;
    while at < Level::ALL.len() {
        words[at] = Level::ALL[at].name();
        at += 1;
    }
    words
};

const KINDS: &[&str] = &["workflow", "activity", "signal", "query", "update"];

/// Every supported key, those of one scope in the order of the documentation.
pub(super) const SUPPORTED: &[Key] = &[
    key(
        &[Protocol],
        "taskQueue",
        TaskQueue,
        "the task queue of workflows, and of activities that name none",
    ),
    key(
        &[Protocol],
        "defaults",
        Object(Defaults),
        "what workflows and activities take that don't say it themselves, key by key",
    ),
    key(
        &[Protocol],
        "searchAttributes",
        Words(SearchAttributeKind::WORDS),
        "the search attributes that workflows may set, each with its kind",
    ),
    key(
        &[Protocol, Type, ErrorType],
        "compatibility",
        Form::word(LEVELS),
        "how compatible schemas have to be with those that are released; by default, each payload as its role needs it",
    ),
    key(
        &[Protocol],
        "json",
        Switch(Json),
        "how JSON is read; by default against the schema of release 1, `false` not at all",
    ),
    key(
        &[Json],
        "schemaOf",
        Count {
            least: 1,
            greatest: i32::MAX as u32,
        },
        "the release whose schemas JSON is read against",
    ),
    key(
        &[Defaults],
        "workflow",
        Object(WorkflowDefaults),
        "of workflows",
    ),
    key(
        &[Defaults],
        "activity",
        Object(ActivityDefaults),
        "of activities",
    ),
    key(
        &[Message],
        "kind",
        Form::word(KINDS),
        "what the message is; needed",
    ),
    key(
        &[Message],
        "name",
        OperationName,
        "its name on the wire; by default the message's, of workflows and activities behind the protocol's fullname",
    ),
    key(
        &[Message],
        "aliases",
        OperationNames,
        "other names on the wire under which workers take it",
    ),
    key(
        &[Message],
        "deprecated",
        Text,
        "why it is not to be used any more",
    ),
    key(
        &[Workflow],
        "taskQueue",
        TaskQueue,
        "the task queue that clients and parents start it on",
    ),
    key(
        &[Workflow],
        "id",
        Template,
        "the workflow id, from the input",
    ),
    key(
        WORKFLOWS,
        "idReusePolicy",
        Word {
            words: IdReusePolicy::WORDS,
            refused: TERMINATE_IF_RUNNING,
        },
        "whether the id of a closed run may be used again",
    ),
    key(
        WORKFLOWS,
        "idConflictPolicy",
        Form::word(IdConflictPolicy::WORDS),
        "what becomes of a client's start whose id is taken by an open run; of children, the SDK has none",
    ),
    key(
        WORKFLOWS,
        "executionTimeout",
        Duration,
        "how long all runs together may take",
    ),
    key(
        WORKFLOWS,
        "runTimeout",
        Duration,
        "how long one run may take",
    ),
    key(
        WORKFLOWS,
        "taskTimeout",
        Duration,
        "how long one workflow task may take",
    ),
    key(
        WORKFLOWS,
        "parentClosePolicy",
        Form::word(ParentClose::WORDS),
        "what becomes of it as a child whose parent closes",
    ),
    key(
        WORKFLOWS,
        "cancellation",
        Form::word(ChildCancellation::WORDS),
        "what a parent waits for when it cancels it",
    ),
    key(
        &[Workflow],
        "searchAttributes",
        Paths,
        "the search attributes that it starts with, each from a field of the input",
    ),
    key(
        &[Workflow],
        "memo",
        Paths,
        "the memo that it starts with, each entry from a field of the input",
    ),
    key(&[Workflow], "signals", References(Reference), "its signals"),
    key(
        &[Workflow],
        "queries",
        References(QueryReference),
        "its queries",
    ),
    key(&[Workflow], "updates", References(Reference), "its updates"),
    key(
        &[Activity],
        "group",
        Text,
        "the activities that one worker serves together; by default all of the protocol that name none",
    ),
    key(
        ACTIVITIES,
        "taskQueue",
        TaskQueue,
        "the task queue that it is scheduled on",
    ),
    key(
        ACTIVITIES,
        "scheduleToCloseTimeout",
        Duration,
        "how long all attempts may take, with their time in the queue; this or the next is needed",
    ),
    key(
        ACTIVITIES,
        "startToCloseTimeout",
        Duration,
        "how long one attempt may take",
    ),
    key(
        ACTIVITIES,
        "scheduleToStartTimeout",
        Duration,
        "how long it may stand in the queue",
    ),
    key(
        ACTIVITIES,
        "heartbeatTimeout",
        Duration,
        "how long it may go without a heartbeat",
    ),
    key(
        &[Activity],
        "heartbeat",
        Schema,
        "what it reports while it runs",
    ),
    key(
        ACTIVITIES,
        "cancellation",
        Word {
            words: ActivityCancellation::WORDS,
            refused: WAIT_REQUESTED,
        },
        "what a workflow waits for when it cancels it",
    ),
    key(BOTH, "retry", Object(Retry), "how it is tried again"),
    key(
        &[Workflow, Activity],
        "priority",
        Object(Priority),
        "which tasks go first",
    ),
    key(
        &[WorkflowDefaults, ActivityDefaults],
        "priority",
        Object(PriorityDefaults),
        "which tasks go first",
    ),
    key(
        WORKFLOWS,
        "eagerStart",
        Boolean,
        "whether clients ask for the first task with the answer to a start",
    ),
    key(
        ACTIVITIES,
        "eagerStart",
        Boolean,
        "whether the server may hand it at once to the worker that schedules it",
    ),
    key(
        &[Signal],
        "onUndecodable",
        Form::word(Undecodable::WORDS),
        "what becomes of one that can't be read; by default the workflow task fails",
    ),
    key(&[Update], "id", Template, "the update id, from the input"),
    key(
        &[Update],
        "waitForStage",
        Form::word(WaitForStage::WORDS),
        "what a caller waits for",
    ),
    key(
        &[Reference, QueryReference],
        "ref",
        Text,
        "the message's name; needed",
    ),
    key(
        &[Reference],
        "start",
        Boolean,
        "whether clients may start the workflow with it",
    ),
    key(
        &[Retry],
        "initialInterval",
        Duration,
        "how long the second attempt waits",
    ),
    key(
        &[Retry],
        "backoffCoefficient",
        Number {
            least: 1.0,
            greatest: f64::INFINITY,
        },
        "by which the interval grows",
    ),
    key(
        &[Retry],
        "maximumInterval",
        Duration,
        "the longest interval",
    ),
    key(
        &[Retry],
        "maximumAttempts",
        Count {
            least: 0,
            greatest: i32::MAX as u32,
        },
        "how many attempts; 0 is without end",
    ),
    key(
        &[Retry],
        "nonRetryableErrorTypes",
        Texts,
        "failure types that end it, such as the fullname of an error",
    ),
    key(
        &[Priority, PriorityDefaults],
        "key",
        Count {
            least: 1,
            greatest: 5,
        },
        "1 goes first",
    ),
    key(
        &[Priority],
        "fairnessKey",
        Template,
        "shares capacity among its values, from the input; at most 64 bytes",
    ),
    key(
        &[Priority, PriorityDefaults],
        "fairnessWeight",
        Number {
            least: 0.001,
            greatest: 1000.0,
        },
        "the share of its fairness key",
    ),
    key(
        &[ErrorType],
        "nonRetryable",
        Boolean,
        "whether trying again after it is useless",
    ),
    key(
        &[Field],
        "sensitive",
        Boolean,
        "whether `Debug` hides its value; no id, memo or search attribute takes it",
    ),
];

const fn key(scopes: &'static [Scope], name: &'static str, form: Form, doc: &'static str) -> Key {
    Key {
        scopes,
        name,
        form: Some(form),
        doc,
        instead: None,
    }
}

impl Form {
    const fn word(words: &'static [&'static str]) -> Self {
        Self::Word {
            words,
            refused: &[],
        }
    }
}
