//! Runs that are older than the field read its default, and older workers pass it over.

use super::super::told::Told;
use super::super::walk::Place;
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "field_added",
    severity: Severity::Warning,
    check: Check::Replayed(check),
};

fn check(_: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    let Place::Added(old, (record, field)) = place else {
        return None;
    };
    // Without a default the old data isn't read at all, which has a rule of its own.
    field.default.as_ref()?;
    Some(Told::new(
        format!("`{}` of `{}` is new", field.name, record.name),
        "payloads of older builds are read with its default, and an older worker that takes a run in \
         the middle of a rollout doesn't see it",
        "branch on it only so that the default means what was before it, or on `contract_release()`",
        &field.name_site,
        &old.name_site,
    ))
}
