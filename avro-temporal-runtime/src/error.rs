//! What can be wrong with a payload.

use std::fmt;

use avro_temporal_contract::binary::DecodeError;
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

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayloadErrorKind {
    /// The writer's schema is not known, and didn't travel with the payload.
    UnknownWriter,
    /// The payload names no writer, and several releases have schemas with its fingerprint.
    AmbiguousWriter(Vec<u32>),
    /// JSON, which the contract refuses.
    JsonRefused,
    /// The payload's encoding is none that this build reads, such as one of a missing codec.
    UnknownEncoding(String),
    /// The writer's schema is known, and its data can't be read as the reader's.
    Incompatible(Vec<String>),
    /// The value has a symbol or branch that the reader lacks.
    UnknownValue(DecodeError),
    /// JSON that doesn't fit this build's schema.
    JsonMisfit(String),
    /// The bytes are not what their writer's schema says.
    Corrupt(DecodeError),
    /// The tag, header or embedded schema contradict one another, or aren't what they must be.
    Contradiction(String),
    /// Text that is not JSON.
    InvalidJson(String),
    /// There is no payload, and this build needs one.
    Missing,
    /// There are several payloads where there must be one.
    TooMany(usize),
    /// The code that reads or takes the value panicked.
    Panicked,
}

/// Who can heal an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorClass {
    /// Another build can read the payload: nothing that depends on this build may be written into
    /// history.
    NotReadable,
    /// No build can read the payload: it depends on the bytes alone.
    Corrupt,
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
        match self.0.kind {
            PayloadErrorKind::UnknownWriter
            | PayloadErrorKind::AmbiguousWriter(_)
            | PayloadErrorKind::JsonRefused
            | PayloadErrorKind::UnknownEncoding(_)
            | PayloadErrorKind::Incompatible(_)
            | PayloadErrorKind::UnknownValue(_)
            | PayloadErrorKind::JsonMisfit(_)
            | PayloadErrorKind::Missing
            | PayloadErrorKind::Panicked => ErrorClass::NotReadable,
            PayloadErrorKind::Corrupt(_)
            | PayloadErrorKind::Contradiction(_)
            | PayloadErrorKind::InvalidJson(_)
            | PayloadErrorKind::TooMany(_) => ErrorClass::Corrupt,
        }
    }

    /// The `type` of the application failure that it travels as.
    pub fn failure_type(&self) -> &'static str {
        match self.0.kind {
            PayloadErrorKind::UnknownWriter
            | PayloadErrorKind::AmbiguousWriter(_)
            | PayloadErrorKind::UnknownEncoding(_) => "AvroUnknownWriter",
            PayloadErrorKind::Incompatible(_)
            | PayloadErrorKind::UnknownValue(_)
            | PayloadErrorKind::Missing
            | PayloadErrorKind::JsonRefused
            | PayloadErrorKind::JsonMisfit(_) => "AvroIncompatible",
            PayloadErrorKind::Panicked => "AvroPanicked",
            _ => "AvroCorrupt",
        }
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

impl fmt::Display for PayloadErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownWriter => {
                f.write_str("the writer's schema is unknown, and didn't travel with the payload")
            }
            Self::AmbiguousWriter(releases) => {
                let releases: Vec<_> = releases.iter().map(u32::to_string).collect();
                write!(
                    f,
                    "the payload has no `avro-schema`, and its fingerprint is that of several \
                     schemas: releases {}",
                    releases.join(", ")
                )
            }
            Self::JsonRefused => f.write_str("it is JSON, which the contract refuses"),
            Self::UnknownEncoding(encoding) => {
                write!(f, "the encoding `{encoding}` is none that this build reads")
            }
            Self::Incompatible(reasons) => {
                f.write_str("the writer's schema doesn't resolve to the reader's")?;
                reasons
                    .iter()
                    .try_for_each(|reason| write!(f, ": {reason}"))
            }
            Self::UnknownValue(error) | Self::Corrupt(error) => error.fmt(f),
            Self::JsonMisfit(reason) => write!(f, "the JSON doesn't fit the schema: {reason}"),
            Self::Contradiction(reason) => f.write_str(reason),
            Self::InvalidJson(reason) => write!(f, "the text is not JSON: {reason}"),
            Self::Missing => f.write_str("there is no payload, and the schema needs one"),
            Self::TooMany(count) => {
                write!(f, "there are {count} payloads where there is to be one")
            }
            // Not what it says: that may quote a value. It stands in the worker's standard error.
            Self::Panicked => f.write_str("the code that takes the value panicked"),
        }
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
