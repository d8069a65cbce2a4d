//! What a contract says: every reference resolved, every default of the protocol merged in.

use std::time::Duration;

use crate::compatibility::Level;
use crate::name::FullName;
use crate::schema::{Type, TypeId};
use crate::site::Site;

/// A protocol with its operations, each in the order of the file.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The protocol's fullname.
    pub name: FullName,
    /// Its documentation.
    pub doc: Option<String>,
    /// The whole protocol.
    pub site: Site,
    /// The value of `protocol`.
    pub name_site: Site,
    /// The task queue of workflows, and of activities whose group has none.
    pub task_queue: Option<String>,
    /// How compatible its schemas have to be with released ones; `None` for what each payload's role
    /// needs.
    pub compatibility: Option<Compatibility>,
    /// How JSON is read.
    pub json: Json,
    /// Its workflows.
    pub workflows: Vec<Workflow>,
    /// Its activities.
    pub activities: Vec<Activity>,
    /// Its signals.
    pub signals: Vec<Signal>,
    /// Its queries.
    pub queries: Vec<Query>,
    /// Its updates.
    pub updates: Vec<Update>,
    /// The groups of its activities, in the order of their first one.
    pub groups: Vec<Group>,
    /// The errors that a message declares, each once.
    pub errors: Vec<ErrorType>,
}

impl Contract {
    /// What all messages have, by kind: workflows, activities, signals, queries, updates.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        let workflows = self.workflows.iter().map(|it| &it.operation);
        let activities = self.activities.iter().map(|it| &it.operation);
        let signals = self.signals.iter().map(|it| &it.operation);
        let queries = self.queries.iter().map(|it| &it.operation);
        let updates = self.updates.iter().map(|it| &it.operation);
        workflows
            .chain(activities)
            .chain(signals)
            .chain(queries)
            .chain(updates)
    }
}

/// How compatible schemas have to be with released ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compatibility {
    /// Not at all.
    None,
    /// As a registry's level says.
    Level(Level),
}

impl Compatibility {
    /// What a word means: a level's name, or `NONE`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "NONE" => Some(Self::None),
            _ => Level::from_name(word).map(Self::Level),
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Level(level) => level.name(),
        }
    }
}

/// How JSON is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Json {
    /// Against the schemas of a release; while nothing is released, against the contract's own.
    SchemaOf(u32),
    /// Not at all.
    Refused,
}

/// What all messages have.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The message's name: `processOrder`.
    pub message: String,
    /// The name on the wire: `acme.orders.v1.Orders.processOrder`, or what `name` says.
    pub name: String,
    /// Other names on the wire under which workers take it.
    pub aliases: Vec<String>,
    /// Its documentation.
    pub doc: Option<String>,
    /// Why it is not to be used any more.
    pub deprecated: Option<String>,
    /// The input's schema; `None` if it takes none. Always a record.
    pub input: Option<Type>,
    /// The request as it is written.
    pub parameters: Vec<Parameter>,
    /// The result's schema; `None` if it is null.
    pub output: Option<Type>,
    /// The errors that it declares.
    pub errors: Vec<TypeId>,
    /// The whole message.
    pub site: Site,
    /// Its name in `messages`.
    pub name_site: Site,
    /// The value of `request`, or the whole message.
    pub request_site: Site,
    /// The value of `response`, or the whole message.
    pub response_site: Site,
}

/// A parameter of a request.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Whether it is the input itself, not a field of it.
    pub is_input: bool,
}

/// A workflow.
#[derive(Debug, Clone)]
pub struct Workflow {
    /// What all messages have.
    pub operation: Operation,
    /// The task queue that clients and parents start it on.
    pub task_queue: Option<String>,
    /// The workflow id.
    pub id: Option<Template>,
    /// Whether the id of a closed run may be used again.
    pub id_reuse_policy: Option<IdReusePolicy>,
    /// What becomes of a start whose id is taken by an open run.
    pub id_conflict_policy: Option<IdConflictPolicy>,
    /// How long it may take.
    pub timeouts: WorkflowTimeouts,
    /// How it is tried again.
    pub retry: Option<Retry>,
    /// What becomes of it as a child whose parent closes.
    pub parent_close: Option<ParentClose>,
    /// What a parent waits for when it cancels it.
    pub cancellation: Option<ChildCancellation>,
    /// The search attributes that it starts with.
    pub search_attributes: Vec<SearchAttribute>,
    /// The memo that it starts with.
    pub memo: Vec<Memo>,
    /// Its priority.
    pub priority: Option<Priority>,
    /// Whether clients ask for an eager start.
    pub eager_start: Option<bool>,
    /// Its signals.
    pub signals: Vec<MessageRef>,
    /// Its queries.
    pub queries: Vec<MessageRef>,
    /// Its updates.
    pub updates: Vec<MessageRef>,
}

/// A signal, query or update that a workflow takes.
#[derive(Debug, Clone)]
pub struct MessageRef {
    /// The position in the contract's signals, queries or updates.
    pub index: usize,
    /// Whether it may start the workflow.
    pub start: bool,
    /// Where it is written.
    pub site: Site,
}

/// How long a workflow may take; `Some(0)` differs from `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WorkflowTimeouts {
    /// All runs together.
    pub execution: Option<Duration>,
    /// One run.
    pub run: Option<Duration>,
    /// One workflow task.
    pub task: Option<Duration>,
}

/// An activity.
#[derive(Debug, Clone)]
pub struct Activity {
    /// What all messages have.
    pub operation: Operation,
    /// The position of its group in [`Contract::groups`].
    pub group: usize,
    /// The task queue that it is scheduled on.
    pub task_queue: Option<String>,
    /// How long it may take.
    pub timeouts: ActivityTimeouts,
    /// The schema of what it reports while it runs.
    pub heartbeat: Option<Type>,
    /// How it is tried again.
    pub retry: Option<Retry>,
    /// What a workflow waits for when it cancels it.
    pub cancellation: Option<ActivityCancellation>,
    /// Its priority.
    pub priority: Option<Priority>,
    /// Whether the server may hand it to the worker that scheduled it at once.
    pub eager_start: Option<bool>,
}

/// How long an activity may take; `Some(0)` differs from `None`. One of the first two is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActivityTimeouts {
    /// All attempts, with their time in the queue.
    pub schedule_to_close: Option<Duration>,
    /// One attempt.
    pub start_to_close: Option<Duration>,
    /// In the queue.
    pub schedule_to_start: Option<Duration>,
    /// Between two heartbeats.
    pub heartbeat: Option<Duration>,
}

/// Activities that one worker serves together.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name as written in `group`; that of the protocol if none is.
    pub name: String,
    /// Where it is written first; the protocol's name if it isn't.
    pub site: Site,
}

/// A signal.
#[derive(Debug, Clone)]
pub struct Signal {
    /// What all messages have.
    pub operation: Operation,
    /// What becomes of one that can't be read.
    pub on_undecodable: Undecodable,
}

/// A query.
#[derive(Debug, Clone)]
pub struct Query {
    /// What all messages have.
    pub operation: Operation,
}

/// An update.
#[derive(Debug, Clone)]
pub struct Update {
    /// What all messages have.
    pub operation: Operation,
    /// The update id.
    pub id: Option<Template>,
    /// What a caller waits for.
    pub wait_for_stage: Option<WaitForStage>,
}

/// An error that a message declares.
#[derive(Debug, Clone)]
pub struct ErrorType {
    /// The record.
    pub id: TypeId,
    /// Whether trying again is useless.
    pub non_retryable: bool,
}

/// A text with values of the input in it. Two inputs whose values differ make two texts.
#[derive(Debug, Clone)]
pub struct Template {
    /// Literals and values by turns; no two values touch.
    pub parts: Vec<Part>,
    /// Where it is written.
    pub site: Site,
}

/// A part of a [`Template`].
#[derive(Debug, Clone)]
pub enum Part {
    /// Text as it is, not empty.
    Literal(String),
    /// A value: string, int, long, boolean, enum or uuid.
    Value {
        /// Where it stands in the input.
        path: Path,
        /// The character that ends it, which is escaped in the value beside `/`, `%`, `{`, `}` and
        /// controls: the first of the literal that follows.
        end: Option<char>,
    },
}

/// A field of the input, or a field of a record in it.
#[derive(Debug, Clone)]
pub struct Path {
    /// As written: `order.customerId`.
    pub text: String,
    /// The fields to go through, from the input on, by their Avro names.
    pub fields: Vec<String>,
    /// The last one's schema.
    pub ty: Type,
}

/// A search attribute that a workflow starts with.
#[derive(Debug, Clone)]
pub struct SearchAttribute {
    /// Its name in the namespace.
    pub name: String,
    /// Its kind, which the value's schema fits.
    pub kind: SearchAttributeKind,
    /// Where its value stands in the input.
    pub path: Path,
}

/// An entry of the memo that a workflow starts with.
#[derive(Debug, Clone)]
pub struct Memo {
    /// Its key.
    pub name: String,
    /// Where its value stands in the input: any schema.
    pub path: Path,
}

/// How something is tried again; what is `None` is the server's default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Retry {
    /// Before the second attempt.
    pub initial_interval: Option<Duration>,
    /// By which the interval grows.
    pub backoff_coefficient: Option<f64>,
    /// The longest interval.
    pub maximum_interval: Option<Duration>,
    /// How many attempts; 0 is without end.
    pub maximum_attempts: Option<u32>,
    /// Failure types that end it, beside the declared errors that aren't retryable.
    pub non_retryable_errors: Vec<String>,
}

/// Which tasks go first.
#[derive(Debug, Clone, Default)]
pub struct Priority {
    /// From 1, which goes first, to 5.
    pub key: Option<u32>,
    /// Shares capacity among its values. At most 64 bytes.
    pub fairness_key: Option<Template>,
    /// From 0.001 to 1000.
    pub fairness_weight: Option<f32>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All words, as a contract writes them.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// What a word means.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The word.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// Whether the id of a closed run may be used again.
    IdReusePolicy {
        /// Always.
        AllowDuplicate = "allow_duplicate",
        /// If that run failed, was cancelled or terminated, or timed out.
        AllowDuplicateFailedOnly = "allow_duplicate_failed_only",
        /// Never.
        RejectDuplicate = "reject_duplicate",
    }
}

words! {
    /// What becomes of a start whose id is taken by an open run.
    IdConflictPolicy {
        /// It fails.
        Fail = "fail",
        /// It gets that run.
        UseExisting = "use_existing",
        /// That run is terminated.
        TerminateExisting = "terminate_existing",
    }
}

words! {
    /// What becomes of a child when its parent closes.
    ParentClose {
        /// It is terminated.
        Terminate = "terminate",
        /// It goes on.
        Abandon = "abandon",
        /// It is asked to end.
        RequestCancel = "request_cancel",
    }
}

words! {
    /// What a parent waits for when it cancels a child.
    ChildCancellation {
        /// The child isn't asked to end.
        Abandon = "abandon",
        /// Nothing: it is reported at once.
        TryCancel = "try_cancel",
        /// The child's end.
        WaitCancellationCompleted = "wait_cancellation_completed",
        /// That the child has been asked.
        WaitCancellationRequested = "wait_cancellation_requested",
    }
}

words! {
    /// What a workflow waits for when it cancels an activity.
    ActivityCancellation {
        /// The activity isn't asked to end.
        Abandon = "abandon",
        /// Nothing: it is reported at once.
        TryCancel = "try_cancel",
        /// The activity's end.
        WaitCancellationCompleted = "wait_cancellation_completed",
    }
}

words! {
    /// What an update's caller waits for.
    WaitForStage {
        /// That the workflow takes it.
        Accepted = "accepted",
        /// Its result.
        Completed = "completed",
    }
}

words! {
    /// What becomes of a signal that can't be read.
    Undecodable {
        /// The workflow task fails, until a worker can read it.
        FailTask = "fail_task",
        /// The run fails if no worker can read it; else the workflow task does.
        FailRun = "fail_run",
        /// It is left out, for all replays of the run.
        Skip = "skip",
    }
}

words! {
    /// The kinds of Temporal's search attributes, and the schemas that fit each.
    SearchAttributeKind {
        /// boolean
        Bool = "Bool",
        /// timestamp-millis, -micros or -nanos
        Datetime = "Datetime",
        /// double, float
        Double = "Double",
        /// int, long
        Int = "Int",
        /// string, enum, uuid
        Keyword = "Keyword",
        /// array of string
        KeywordList = "KeywordList",
        /// string
        Text = "Text",
    }
}
