//! What can be wrong with a payload.

use std::fmt;

use crate::binary::DecodeError;

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

impl PayloadErrorKind {
    /// Who can heal it.
    pub fn class(&self) -> ErrorClass {
        match self {
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
        match self {
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
