//! Payloads whose parts contradict one another.

use std::fmt;

use super::{MAX_EMBEDDED_BYTES, MAX_EMBEDDED_LEVELS};

/// A tag, header or embedded schema that isn't what it must be, whoever reads it.
///
/// Names no value: no text of the payload is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Contradiction {
    /// The tag is not `name@version:identity`.
    MalformedTag,
    /// The data has so many bytes, fewer than a header.
    DataTooShort(usize),
    /// The data doesn't begin as single-object encoding does.
    NoMagic,
    /// The header has the fingerprint of another schema than the tag names.
    OtherFingerprint,
    /// The embedded schema has more than [`MAX_EMBEDDED_BYTES`].
    SchemaTooLarge,
    /// The embedded schema is not UTF-8.
    SchemaNotUtf8,
    /// The embedded schema is not the one that the tag names.
    OtherSchema,
    /// The embedded schema has more than [`MAX_EMBEDDED_LEVELS`].
    SchemaTooDeep,
    /// The embedded schema is none: the id of the rule that it breaks.
    NotASchema(&'static str),
    /// The embedded schema is not in canonical form.
    NotCanonical,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedTag => f.write_str(
                "its `avro-schema` is not `name@version:identity` with 32 lower-case hex digits",
            ),
            Self::DataTooShort(bytes) => write!(
                f,
                "its data has {bytes} bytes, fewer than a single-object header"
            ),
            Self::NoMagic => {
                f.write_str("its data doesn't begin with Avro's single-object marker C3 01")
            }
            Self::OtherFingerprint => f.write_str(
                "the fingerprint in its header is not that of the schema its `avro-schema` names",
            ),
            Self::SchemaTooLarge => write!(
                f,
                "its embedded schema has more than {} KiB",
                MAX_EMBEDDED_BYTES / 1024
            ),
            Self::SchemaNotUtf8 => f.write_str("its embedded schema is not UTF-8"),
            Self::OtherSchema => {
                f.write_str("its embedded schema is not the one that its `avro-schema` names")
            }
            Self::SchemaTooDeep => write!(
                f,
                "its embedded schema nests deeper than {MAX_EMBEDDED_LEVELS} levels"
            ),
            Self::NotASchema(rule) => {
                write!(f, "its embedded schema is not an Avro schema [{rule}]")
            }
            Self::NotCanonical => f.write_str("its embedded schema is not in canonical form"),
        }
    }
}

impl std::error::Error for Contradiction {}
