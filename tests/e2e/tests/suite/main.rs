//! Tests on a real Temporal server, which `cargo xtask test` starts.

mod beside;
mod healing;
mod json;
mod numbers;
mod releases;
mod replay;
mod replay_files;
mod signals;
