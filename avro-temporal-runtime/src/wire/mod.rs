//! The payload on the wire, as bytes and metadata: no type of the Temporal SDK.
//!
//! The format is the published one: an `avro-schema` tag, single-object encoding, and the schema
//! itself while receivers may not know it.

mod read;
mod write;

pub use avro_temporal_contract::wire::{
    BINARY_AVRO, BINARY_NULL, EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, MAX_EMBEDDED_BYTES,
    MAX_EMBEDDED_LEVELS, Metadata, SCHEMA_TAG,
};
pub use read::{read, read_missing};
pub use write::{WirePayload, write};
