//! A contract's operations on a real Temporal server, which `cargo xtask test` starts.

mod activity_options;
mod aliases;
mod child_options;
mod elsewhere;
mod errors;
mod fixture;
mod ids;
mod precedence;
mod schedules;
mod sensitive;
mod served;
mod start_options;
mod updates;
mod with_start;
