//! Tests on a real Temporal server, which `cargo xtask test` starts.

mod beside;
mod garbage;
mod healing;
mod json;
mod numbers;
