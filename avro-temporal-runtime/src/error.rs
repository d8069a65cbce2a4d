//! What can be wrong with a payload.

use std::fmt;

pub use avro_temporal_contract::reading::{ErrorClass, PayloadErrorKind};
pub use avro_temporal_contract::wire::WriterTag;

use crate::info::TypeInfo;

/// A payload that can't be read, and everything that is known of why.
///
/// Names schemas, fields and places, never a value.
#[derive(Clone)]
pub struct PayloadError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: PayloadErrorKind,
    reader: &'static TypeInfo,
    writer: Option<WriterTag>,
    operation: Option<(Role, String)>,
}

/// What a payload is to its operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "Temporal's own words")]
pub enum Role {
    WorkflowInput,
    WorkflowResult,
    SignalInput,
    QueryInput,
    QueryResult,
    UpdateInput,
    UpdateResult,
    ActivityInput,
    ActivityResult,
    ChildInput,
    ChildResult,
    ContinueAsNewInput,
    FailureDetails,
    HeartbeatDetails,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WorkflowInput => "workflow input",
            Self::WorkflowResult => "workflow result",
            Self::SignalInput => "signal input",
            Self::QueryInput => "query input",
            Self::QueryResult => "query result",
            Self::UpdateInput => "update input",
            Self::UpdateResult => "update result",
            Self::ActivityInput => "activity input",
            Self::ActivityResult => "activity result",
            Self::ChildInput => "child workflow input",
            Self::ChildResult => "child workflow result",
            Self::ContinueAsNewInput => "continue-as-new input",
            Self::FailureDetails => "failure details",
            Self::HeartbeatDetails => "heartbeat details",
        })
    }
}

impl PayloadError {
    /// An error of a payload that was to be read as `reader`.
    #[cold]
    pub fn new(
        kind: PayloadErrorKind,
        reader: &'static TypeInfo,
        writer: Option<WriterTag>,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            reader,
            writer,
            operation: None,
        }))
    }

    /// Adds what the payload is to which operation, unless it is known already.
    #[must_use]
    pub fn in_role(mut self, role: Role, operation: &str) -> Self {
        self.0
            .operation
            .get_or_insert_with(|| (role, operation.to_owned()));
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> &PayloadErrorKind {
        &self.0.kind
    }

    /// Who can heal it.
    pub fn class(&self) -> ErrorClass {
        self.0.kind.class()
    }

    /// The `type` of the application failure that it travels as.
    pub fn failure_type(&self) -> &'static str {
        self.0.kind.failure_type()
    }

    /// The writer that the payload names.
    pub fn writer(&self) -> Option<&WriterTag> {
        self.0.writer.as_ref()
    }

    /// The schema that it was to be read as.
    pub fn reader(&self) -> &'static TypeInfo {
        self.0.reader
    }

    /// The operation and what the payload is to it.
    pub fn operation(&self) -> Option<(Role, &str)> {
        let (role, operation) = self.0.operation.as_ref()?;
        Some((*role, operation))
    }
}

/// What, where, who wrote and who reads, and what to do, in one line.
impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        match inner.operation.as_ref() {
            Some((role, operation)) => write!(f, "{role} of `{operation}`")?,
            None => f.write_str("payload")?,
        }
        let verb = match self.class() {
            ErrorClass::NotReadable => "can't be read by this build",
            ErrorClass::Corrupt => "is corrupt",
        };
        write!(f, " {verb}: {}", inner.kind)?;
        if let Some(writer) = &inner.writer {
            write!(f, "; written as {writer}")?;
        }
        let reader = inner.reader;
        write!(f, "; read as {}:{}", reader.name(), reader.identity())?;
        match (&inner.kind, self.class()) {
            (PayloadErrorKind::UnknownEncoding(_), _) => {
                f.write_str("; configure the payload codec that wrote it")
            }
            (PayloadErrorKind::AmbiguousWriter(_), _) => {
                f.write_str("; have the producer write `avro-schema`")
            }
            (PayloadErrorKind::JsonRefused, _) => f.write_str("; send Avro"),
            (PayloadErrorKind::JsonMisfit(_), _) => f.write_str("; send JSON that fits the schema"),
            (PayloadErrorKind::Panicked, _) => f.write_str("; deploy a worker that doesn't panic"),
            (PayloadErrorKind::Missing, _) => f.write_str("; send one payload"),
            (_, ErrorClass::NotReadable) => match &inner.writer {
                Some(writer) if writer.version > 0 => write!(
                    f,
                    "; deploy a worker built with version {} of `{}`, or roll back to one",
                    writer.version, writer.name
                ),
                _ => f.write_str(
                    "; deploy a worker built with the writer's schema, or roll back to one",
                ),
            },
            (_, ErrorClass::Corrupt) => f.write_str("; send it again from a sound producer"),
        }
    }
}

impl fmt::Debug for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for PayloadError {}
