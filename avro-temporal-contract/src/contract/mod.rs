//! Contracts: `.avpr` protocols whose messages are workflows, activities, signals, queries and
//! updates.
//!
//! `model` is what a contract says once it is checked; nothing after it can fail.
//! `keys` declares every key of the attribute `temporal`, once.

mod activity;
mod check_name;
mod check_options;
mod check_value;
mod collisions;
mod duration;
pub mod keys;
mod kind;
mod meant;
mod message;
mod model;
mod options;
mod path;
mod references;
mod request;
mod resolve;
mod retry;
mod search_attributes;
mod template;
mod timeouts;
mod type_options;
mod unused;
mod workflow;

pub use duration::render_duration;
pub use model::{
    Activity, ActivityCancellation, ActivityTimeouts, ChildCancellation, Compatibility, Contract,
    ErrorType, Group, IdConflictPolicy, IdReusePolicy, Json, Memo, MessageRef, Operation,
    Parameter, ParentClose, Part, Path, Priority, Query, Retry, SearchAttribute,
    SearchAttributeKind, Signal, Template, Undecodable, Update, WaitForStage, Workflow,
    WorkflowTimeouts,
};
pub use resolve::{
    is_contract, is_parsed_contract, resolve_contract, resolve_contract_of,
    resolve_refused_contract,
};
pub use type_options::{check_root_temporal, check_temporal, compatibility_of, sensitive_fields};

/// Names for messages: `` `a`, `b` ``, and how many more.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let names: Vec<&str> = names.into_iter().collect();
    let mut shown: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > SHOWN {
        shown.push(format!("{} more", names.len() - SHOWN));
    }
    shown.join(", ")
}
