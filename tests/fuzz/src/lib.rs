//! Hostile input: what is done with any bytes, and what they may take.
//!
//! Each target is a plain function. `cargo xtask soak fuzz` gives it to libFuzzer, and `cargo test`
//! gives it every input that was kept.

mod dynamic;
mod generated;
mod json;
mod payload;
pub mod peak;
mod resolver;
mod schema;
mod target;
mod text;
pub mod types;

pub use generated::skip_all;
pub use payload::Payload;
pub use target::{DYNAMIC, GENERATED, PAYLOAD, RESOLVER, SCHEMA, TARGETS, Target};
