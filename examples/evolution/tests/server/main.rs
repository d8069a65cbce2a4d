//! Runs that one release began and another ends, on a real server.

mod broken;
mod fleets;
mod json;
mod many;
mod old_clients;
mod old_json;
mod old_runs;
mod rollback;
mod rollout;
mod schedules;
mod support;
mod worker_versioning;
