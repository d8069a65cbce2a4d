//! The pure core of avro-temporal: schema text to a checked model, and what is computed from it.
//!
//! - [`json`] and [`schema`]: text to JSON with positions to schemas whose names are resolved,
//!   their canonical form, identity and fingerprint.
//! - [`diagnostic`]: the one type of every problem, with its place and its fix.
//! - [`resolution`]: data of one schema read as another.
//! - [`compatibility`]: whether all data of one schema is read as another.
//! - [`binary`]: Avro's binary encoding, safe on any bytes.
//! - [`wire`]: what a payload says of its writer, and the schema that travels with it.
//! - `reading` (by feature): a payload's writer found, and the payload read or refused.
//! - [`release`]: what was sent once and is read again, and what may change after that.
//! - `contract`: protocols whose messages are workflows and activities, with their options.
//! - `plain_json` (by feature): values as people type them, to Avro binary and back.
//!
//! Nothing here does IO, knows a token of Rust, waits, or panics on what a user gave.

pub mod binary;
pub mod compatibility;
pub mod contract;
pub mod diagnostic;
pub mod json;
pub mod name;
#[cfg(feature = "plain-json")]
pub mod plain_json;
#[cfg(feature = "plain-json")]
pub mod reading;
pub mod release;
pub mod resolution;
pub mod schema;
pub mod site;
pub mod wire;
