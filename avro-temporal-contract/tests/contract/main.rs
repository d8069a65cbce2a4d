//! The crate from outside, one module per area.

mod binary;
mod bulk;
mod compatibility;
mod contracts;
mod diagnostics;
mod hostile;
mod identities;
mod mutations;
mod names;
#[cfg(feature = "plain-json")]
mod plain_json;
mod random;
mod releases;
mod resolution;
mod skipping;
mod support;
mod types;
