//! What a registry's levels don't see: changes that are compatible, and still break what replays.
//! One rule a file, its name is its id.
//!
//! Workflow code branches on what it decodes, and core compares the types and ids of what it starts:
//! on each replay both have to be what they were.

mod alias_removed;
mod child_id_template_changed;
mod default_changed;
mod enum_default_changed;
mod enum_symbol_removed;
mod error_added;
mod error_removed;
mod error_retryability_changed;
mod field_added;
mod handler_removed;
mod id_template_changed;
mod input_changed;
mod json_release_changed;
mod json_release_missing;
mod logical_type_changed;
mod operation_removed;
mod operation_renamed;
mod promotion_loses_precision;
mod query_removed;
mod search_attribute_kind_changed;
mod search_attribute_removed;
mod templates;

use super::kind::Counterparts;
use super::told::Told;
use super::walk::Place;
use super::{Released, Subject};
use crate::contract::Contract;
use crate::diagnostic::Severity;
use crate::schema::SchemaSet;

pub(super) use templates::{Rendering, is_same, rendering_of};

/// A rule.
pub(super) struct Rule {
    /// Its id, which is its file's name.
    pub(super) id: &'static str,
    /// An error is told of every release that is retained, a warning of the last.
    pub(super) severity: Severity,
    pub(super) check: Check,
}

/// What a rule looks at.
pub(super) enum Check {
    /// Where the schemas of a payload meet that workflow code reads on each replay.
    Replayed(fn(Schemas<'_>, Place<'_>) -> Option<Told>),
    /// Both contracts.
    Contracts(fn(Contracts<'_>, &mut Vec<Told>)),
}

/// What schemas are compared beside.
#[derive(Clone, Copy)]
pub(super) struct Schemas<'a> {
    /// All releases that are retained, the oldest first.
    pub(super) retained: &'a [Released],
    pub(super) old: &'a SchemaSet,
    pub(super) new: &'a SchemaSet,
}

/// Two contracts that are compared.
#[derive(Clone, Copy)]
pub(super) struct Contracts<'a> {
    /// Whether it is the last release.
    pub(super) is_last: bool,
    pub(super) old: (&'a Subject, &'a Contract),
    pub(super) new: (&'a Subject, &'a Contract),
    /// All releases that are retained, the oldest first.
    pub(super) retained: &'a [Released],
    /// The operations of the new one.
    pub(super) counterparts: &'a Counterparts<'a>,
}

/// Every rule.
pub(super) const RULES: [&Rule; 21] = [
    &default_changed::RULE,
    &enum_default_changed::RULE,
    &enum_symbol_removed::RULE,
    &logical_type_changed::RULE,
    &promotion_loses_precision::RULE,
    &alias_removed::RULE,
    &operation_removed::RULE,
    &operation_renamed::RULE,
    &input_changed::RULE,
    &child_id_template_changed::RULE,
    &handler_removed::RULE,
    &error_removed::RULE,
    &error_retryability_changed::RULE,
    &search_attribute_kind_changed::RULE,
    &json_release_changed::RULE,
    &json_release_missing::RULE,
    &field_added::RULE,
    &id_template_changed::RULE,
    &error_added::RULE,
    &query_removed::RULE,
    &search_attribute_removed::RULE,
];

/// The ids of all rules: first the errors, then the warnings.
pub fn rule_ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id)
}
