//! Avro's binary encoding of primitives: what every encoder and decoder, generated or dynamic,
//! stands on.
//!
//! Source: Avro 1.12, "Binary Encoding".

mod bulk;
mod error;
mod reader;
mod stack;
mod varint;
mod writer;

pub use error::{DecodeError, DecodeErrorKind, EncodeError};
pub use reader::Reader;
pub(crate) use stack::on_a_stack_that_suffices;
pub use writer::Writer;

/// How deep records may nest in one another, in a value that is written or read.
///
/// Real data never meets it; a stack never holds more.
pub const MAX_DEPTH: u32 = 2048;

/// How many elements without bytes, such as nulls, one value may hold in all.
pub const MAX_EMPTY_ELEMENTS: u64 = 1 << 16;
