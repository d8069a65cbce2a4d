//! Every key of the attribute `temporal`, declared once: what is checked, documented and told to
//! editors comes from here.

mod json_schema;
mod json_text;
mod page;
mod refused;
mod supported;

pub use json_schema::render_json_schema;
pub use page::render_page;
use refused::REFUSED;
use supported::SUPPORTED;

/// A key of a `temporal`, or of an object in one.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Where it may stand.
    pub scopes: &'static [Scope],
    /// Its name.
    pub name: &'static str,
    /// What its value is; `None` for a key that is refused.
    pub form: Option<Form>,
    /// What it does, or why it is refused: a clause.
    pub doc: &'static str,
    /// The key to write instead of one that is refused.
    pub instead: Option<&'static str>,
}

/// An object of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The protocol's `temporal`.
    Protocol,
    /// `defaults` of the protocol.
    Defaults,
    /// `workflow` in `defaults`.
    WorkflowDefaults,
    /// `activity` in `defaults`.
    ActivityDefaults,
    /// The `temporal` of a message, whatever its kind.
    Message,
    /// That of a workflow.
    Workflow,
    /// That of an activity.
    Activity,
    /// That of a signal.
    Signal,
    /// That of a query.
    Query,
    /// That of an update.
    Update,
    /// An element of `signals` or `updates`.
    Reference,
    /// An element of `queries`.
    QueryReference,
    /// `retry`.
    Retry,
    /// `priority`.
    Priority,
    /// `priority` in `defaults`, where there is no input.
    PriorityDefaults,
    /// `json`.
    Json,
    /// The `temporal` of an error type.
    ErrorType,
    /// That of any other named type.
    Type,
    /// That of a field or parameter.
    Field,
}

/// Every key, the supported ones first, those of one scope in the order of the documentation.
pub fn all() -> impl Iterator<Item = &'static Key> + Clone {
    SUPPORTED.iter().chain(REFUSED)
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any text but a blank one.
    Text,
    /// Texts.
    Texts,
    /// The name of a task queue.
    TaskQueue,
    /// A name on the wire.
    OperationName,
    /// Names on the wire.
    OperationNames,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Count {
        /// The least.
        least: u32,
        /// The greatest.
        greatest: u32,
    },
    /// A number.
    Number {
        /// The least.
        least: f64,
        /// The greatest; infinite if any is.
        greatest: f64,
    },
    /// A length of time.
    Duration,
    /// One of some words.
    Word {
        /// The words.
        words: &'static [&'static str],
        /// Words that Temporal has and that are refused, each with the reason.
        refused: &'static [(&'static str, &'static str)],
    },
    /// A text with values of the input in it.
    Template,
    /// Names, each with a path into the input.
    Paths,
    /// Names, each with one of some words.
    Words(&'static [&'static str]),
    /// An object of options.
    Object(Scope),
    /// `false`, or an object of options.
    Switch(Scope),
    /// Names of messages, or objects of options.
    References(Scope),
    /// A schema.
    Schema,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 19] = [
        Self::Protocol,
        Self::Defaults,
        Self::WorkflowDefaults,
        Self::ActivityDefaults,
        Self::Message,
        Self::Workflow,
        Self::Activity,
        Self::Signal,
        Self::Query,
        Self::Update,
        Self::Reference,
        Self::QueryReference,
        Self::Retry,
        Self::Priority,
        Self::PriorityDefaults,
        Self::Json,
        Self::ErrorType,
        Self::Type,
        Self::Field,
    ];

    /// What it is called in documentation.
    pub fn title(self) -> &'static str {
        match self {
            Self::Protocol => "protocol",
            Self::Defaults => "`defaults`",
            Self::WorkflowDefaults => "`workflow` in `defaults`",
            Self::ActivityDefaults => "`activity` in `defaults`",
            Self::Message => "every message",
            Self::Workflow => "workflow",
            Self::Activity => "activity",
            Self::Signal => "signal",
            Self::Query => "query",
            Self::Update => "update",
            Self::Reference => "`signals` and `updates`",
            Self::QueryReference => "`queries`",
            Self::Retry => "`retry`",
            Self::Priority => "`priority`",
            Self::PriorityDefaults => "`priority` in `defaults`",
            Self::Json => "`json`",
            Self::ErrorType => "error type",
            Self::Type => "other named type",
            Self::Field => "field or parameter",
        }
    }

    /// Its name in the JSON Schema.
    pub fn id(self) -> &'static str {
        match self {
            Self::Protocol => "protocol",
            Self::Defaults => "defaults",
            Self::WorkflowDefaults => "workflowDefaults",
            Self::ActivityDefaults => "activityDefaults",
            Self::Message => "message",
            Self::Workflow => "workflow",
            Self::Activity => "activity",
            Self::Signal => "signal",
            Self::Query => "query",
            Self::Update => "update",
            Self::Reference => "reference",
            Self::QueryReference => "queryReference",
            Self::Retry => "retry",
            Self::Priority => "priority",
            Self::PriorityDefaults => "priorityDefaults",
            Self::Json => "json",
            Self::ErrorType => "errorType",
            Self::Type => "type",
            Self::Field => "field",
        }
    }

    /// Its keys, supported and refused, with those of every message for a message.
    pub fn keys(self) -> impl Iterator<Item = &'static Key> + Clone {
        let is_message = matches!(
            self,
            Self::Workflow | Self::Activity | Self::Signal | Self::Query | Self::Update
        );
        all().filter(move |key| {
            key.scopes.contains(&self) || is_message && key.scopes.contains(&Self::Message)
        })
    }

    /// Its key of a name.
    pub fn key(self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Form {
    /// A value, for messages and documentation.
    pub fn example(self) -> String {
        let example = match self {
            Self::Text => r#""…""#,
            Self::Texts => r#"["…"]"#,
            Self::TaskQueue => r#""orders""#,
            Self::OperationName => r#""acme.ProcessOrder""#,
            Self::OperationNames => r#"["ProcessOrder"]"#,
            Self::Boolean => "true",
            Self::Count { .. } => "5",
            Self::Number { .. } => "2.0",
            Self::Duration => r#""30s""#,
            Self::Word { words, .. } => {
                return format!("\"{}\"", words.first().copied().unwrap_or_default());
            }
            Self::Template => r#""order/{order.orderId}""#,
            Self::Paths => r#"{"CustomerId": "order.customerId"}"#,
            Self::Words(_) => r#"{"CustomerId": "Keyword"}"#,
            Self::Object(_) => "{}",
            Self::Switch(_) => "false",
            Self::References(_) => r#"["cancelOrder"]"#,
            Self::Schema => r#""Progress""#,
        };
        example.to_owned()
    }
}
