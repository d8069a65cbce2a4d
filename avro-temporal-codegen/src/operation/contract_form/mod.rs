//! `#[workflow(orders::ProcessOrder)]` and `#[activities(orders::Payments)]`.
//!
//! `attribute` calls the macro that `contract!` made beside the workflow or the group. It hands what
//! the contract says (`description`) together with the item back to `workflow` and `activities`,
//! which hold one against the other and emit what runs it.

mod activities;
mod attribute;
mod conversion;
mod description;
mod handler;
mod parts;
mod workflow;

pub use activities::expand_contract_activities;
pub(super) use attribute::call_of_contract;
pub use workflow::expand_contract_workflow;
