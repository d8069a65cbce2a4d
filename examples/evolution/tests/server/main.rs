//! Runs that one release began and another ends, on a real server.

mod broken;
mod many;
mod old_runs;
mod rollback;
mod rollout;
mod support;
