//! What each rule of releases keeps from happening: contracts that breach the rules, and the runs
//! that are damaged by it.
//!
//! Nobody holds these contracts against each other when they are compiled, as if there were no
//! rules: a contract without releases is compared with none, and [`typed`] says how its are placed.
//!
//! - [`stories_first`]: what the oldest payloads were written by.
//! - [`old`]: the build that records the runs.
//! - [`new`]: the build that takes them over, with a change for each rule.
//! - [`typed`]: runs that are started with JSON.

#[macro_use]
mod alike;
pub mod new;
pub mod old;
pub mod typed;

avro_temporal_runtime::contract!("schemas/first.avpr", module = "stories_first");
