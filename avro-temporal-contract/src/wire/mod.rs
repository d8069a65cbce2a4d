//! The payload on the wire, as far as it doesn't depend on who reads: tag, header and embedded
//! schema, and what they must say of one another.
//!
//! Source: the wire format.

mod contradiction;
mod embedded;
mod header;
#[cfg(feature = "plain-json")]
mod render;
mod tag;

pub use contradiction::Contradiction;
pub use embedded::{is_embeddable, read_embedded};
pub use header::{HEADER_SIZE, MAGIC, check_header, split_header};
#[cfg(feature = "plain-json")]
pub use render::{RenderError, RenderErrorKind, render_payload};
pub use tag::{WriterTag, read_tag};

/// The metadata key of the encoding.
pub const ENCODING: &str = "encoding";
/// The metadata key of the writer's name, version and identity.
pub const SCHEMA_TAG: &str = "avro-schema";
/// The metadata key of the writer's schema.
pub const EMBEDDED_SCHEMA: &str = "avro-schema-json";
/// The encoding of Avro payloads.
pub const BINARY_AVRO: &str = "binary/avro";
/// The encoding of JSON payloads, which people and other systems send.
pub const JSON_PLAIN: &str = "json/plain";
/// The encoding of the null payload.
pub const BINARY_NULL: &str = "binary/null";

/// The most bytes of an embedded schema.
pub const MAX_EMBEDDED_BYTES: usize = 64 * 1024;
/// The most levels of an embedded schema's JSON.
pub const MAX_EMBEDDED_LEVELS: usize = 64;

/// The value of a metadata key.
pub type Metadata<'a> = dyn Fn(&str) -> Option<&'a [u8]> + 'a;
