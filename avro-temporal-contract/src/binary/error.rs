//! What can be wrong with bytes.

use std::fmt;

/// Bytes that are not what their schema says.
///
/// Names the place, never the value.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: DecodeErrorKind,
    offset: usize,
    /// The fields from the innermost to the outermost, as decoding unwinds.
    path: Vec<String>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes end before the value does.
    Truncated,
    /// Bytes remain after the value.
    TrailingBytes,
    /// A varint of more than ten bytes, or with bits beyond 64.
    InvalidVarint,
    /// An `int` beyond 32 bits.
    IntOutOfRange,
    /// A boolean other than 0 and 1.
    InvalidBoolean,
    /// A string that is not UTF-8.
    InvalidUtf8,
    /// A string that is not a UUID in its standard form.
    InvalidUuid,
    /// Bytes that are not a decimal, or one of more digits than its precision.
    InvalidDecimal,
    /// A negative length.
    NegativeLength,
    /// A length or count that the remaining bytes can't hold.
    LengthBeyondInput,
    /// More elements without bytes than one value may hold.
    TooManyEmptyElements,
    /// Many more fields than bytes: records in records that hold next to nothing.
    TooManyFields,
    /// Many times more memory than bytes: parts that hold next to nothing, with room for much.
    TooMuchMemory,
    /// More text than a value is rendered as.
    TooMuchText,
    /// More bytes than a value is resolved to, with the defaults that fill it.
    TooMuchData,
    /// Deeper than records may nest.
    TooDeep,
    /// A branch that the writer's union doesn't have.
    BranchOutOfRange,
    /// A symbol that the writer's enum doesn't have.
    SymbolOutOfRange,
    /// A branch that the writer has and the reader lacks.
    UnknownBranch(String),
    /// A symbol that the writer has and the reader lacks.
    UnknownSymbol(String),
}

impl DecodeErrorKind {
    /// Whether the bytes are sound, and only this reader can't take them: a newer one may.
    pub fn depends_on_reader(&self) -> bool {
        matches!(
            self,
            Self::UnknownBranch(_)
                | Self::UnknownSymbol(_)
                // These count what the reader makes of the bytes, too.
                | Self::TooManyFields
                | Self::TooMuchMemory
                | Self::TooMuchData
        )
    }
}

impl DecodeError {
    /// An error at a byte offset.
    #[cold]
    #[inline(never)]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(Inner {
            kind,
            offset,
            path: Vec::new(),
        }))
    }

    /// Adds the field, element or key that decoding was in.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn within(mut self, step: &str) -> Self {
        // A deep value would bury the reader of the message, and cost an allocation a level.
        const KEPT: usize = 32;
        if self.0.path.len() < KEPT {
            self.0.path.push(step.to_owned());
        } else if let Some(last) = self.0.path.last_mut() {
            "…".clone_into(last);
        }
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// The byte offset from the start of the Avro binary.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The path of the field, outermost first: `lines[].quantity`; empty at the top.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.path.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        path
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated => f.write_str("the bytes end before the value does"),
            Self::TrailingBytes => f.write_str("bytes remain after the value"),
            Self::InvalidVarint => f.write_str("a number has more than 64 bits"),
            Self::IntOutOfRange => f.write_str("an `int` has more than 32 bits"),
            Self::InvalidBoolean => f.write_str("a boolean is neither 0 nor 1"),
            Self::InvalidUtf8 => f.write_str("a string is not UTF-8"),
            Self::InvalidUuid => f.write_str("a string is not a UUID in its standard form"),
            Self::InvalidDecimal => {
                f.write_str("bytes are not a decimal of its precision and scale")
            }
            Self::NegativeLength => f.write_str("a length is negative"),
            Self::LengthBeyondInput => {
                f.write_str("a length is greater than the bytes that remain")
            }
            Self::TooManyEmptyElements => write!(
                f,
                "more than {} elements have no bytes",
                super::MAX_EMPTY_ELEMENTS
            ),
            Self::TooManyFields => f.write_str("the value has many more fields than bytes"),
            Self::TooMuchMemory => f.write_str("the value takes many times more memory than bytes"),
            Self::TooMuchText => f.write_str("the value is too much text"),
            Self::TooMuchData => f.write_str("the value is too large with its defaults"),
            Self::TooDeep => write!(f, "records nest deeper than {} levels", super::MAX_DEPTH),
            Self::BranchOutOfRange => f.write_str("the union has no branch of this index"),
            Self::SymbolOutOfRange => f.write_str("the enum has no symbol of this index"),
            Self::UnknownBranch(name) => {
                write!(f, "the writer's branch `{name}` is not one of the reader's")
            }
            Self::UnknownSymbol(name) => {
                write!(f, "the writer's symbol `{name}` is not one of the reader's")
            }
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.0.kind, self.0.offset)?;
        let path = self.path();
        if !path.is_empty() {
            write!(f, ", in `{path}`")?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for DecodeError {}

/// A value that can't be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// Records nest deeper than any reader would follow.
    TooDeep,
    /// More elements without bytes than any reader would take.
    TooManyEmptyElements,
    /// The schema is larger or deeper than one that may travel with its payload.
    SchemaTooLarge,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooDeep => write!(
                f,
                "records nest deeper than {} levels, and no reader would follow",
                super::MAX_DEPTH
            ),
            Self::SchemaTooLarge => f.write_str(
                "its schema has more than 64 KiB or 64 levels, and can't travel with it",
            ),
            Self::TooManyEmptyElements => write!(
                f,
                "more than {} elements have no bytes, and no reader would take them",
                super::MAX_EMPTY_ELEMENTS
            ),
        }
    }
}

impl std::error::Error for EncodeError {}
