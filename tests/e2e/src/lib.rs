//! What the tests on a real server share.
//!
//! - [`server`]: the server of the test run, and workers on it.
//! - [`v1`], [`v2`], [`v3`]: one workflow, built with the versions of its schema.
//! - [`collect`]: a workflow of a contract, with a signal for each answer to one that can't be read.
//! - [`relay`]: a workflow that passes payloads on as they are.
//! - [`give`]: a workflow that gives payloads as they are.
//! - [`garbage`]: payloads that nobody should send.
//! - [`tours`]: workflows of a contract that say of which release they are.
//! - [`raw`]: calls of that workflow with any payload.
//! - [`recorded`]: what a history says.

pub mod collect;
pub mod garbage;
pub mod give;
pub mod raw;
pub mod recorded;
pub mod relay;
pub mod server;
mod target;
pub mod tours;
pub mod v1;
pub mod v2;
pub mod v3;
