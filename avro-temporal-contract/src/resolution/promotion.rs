//! Primitives that are read as other ones.

use crate::schema::Kind;

/// How a primitive of the writer becomes one of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the specification's own words")]
pub enum Promotion {
    IntToLong,
    IntToFloat,
    IntToDouble,
    LongToFloat,
    LongToDouble,
    FloatToDouble,
    StringToBytes,
    BytesToString,
}

impl Promotion {
    /// The promotion that reads one kind as another, if there is one.
    ///
    /// Source: Avro 1.12, "Schema Resolution".
    pub(super) fn of(writer: &Kind, reader: &Kind) -> Option<Self> {
        Some(match (writer, reader) {
            (Kind::Int, Kind::Long) => Self::IntToLong,
            (Kind::Int, Kind::Float) => Self::IntToFloat,
            (Kind::Int, Kind::Double) => Self::IntToDouble,
            (Kind::Long, Kind::Float) => Self::LongToFloat,
            (Kind::Long, Kind::Double) => Self::LongToDouble,
            (Kind::Float, Kind::Double) => Self::FloatToDouble,
            (Kind::String, Kind::Bytes) => Self::StringToBytes,
            (Kind::Bytes, Kind::String) => Self::BytesToString,
            _ => return None,
        })
    }
}
