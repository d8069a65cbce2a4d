//! `#[activity]`, `#[activities]` and `#[workflow]`.
//!
//! `crate::options` (what the attribute says) and `signature` (what the function says) are held against
//! each other in `data`; `activity`, `handler` and `workflow` emit what is the same for all.

mod activities;
mod activity;
mod attribute;
mod awaited;
mod contract_form;
mod data;
mod doc;
mod error_type;
mod handle;
mod handler;
mod imposed;
mod initial_state;
mod operation_name;
mod signature;
mod validator;
mod workflow;
mod workflow_block;
mod workflow_implementation;

pub use activities::{expand_activities, expand_activity};
pub use contract_form::{expand_contract_activities, expand_contract_workflow};
pub use workflow::expand_workflow;
