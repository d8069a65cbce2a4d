//! The saga on a real server.

mod mocked;
mod outcomes;
mod program;
mod support;
