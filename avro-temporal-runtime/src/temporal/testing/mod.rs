//! For tests of workflow code: activities and children that are closures, and a server of their own.

mod local;
mod mock_activity;
mod mock_workflow;

pub use local::{LocalServer, LocalServerError};
pub(super) use mock_workflow::Mocks;
