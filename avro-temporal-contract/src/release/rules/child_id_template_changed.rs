//! Core compares the id of a child with the one that is recorded.
//!
//! Generated calls make a run's ids as its release made them, as long as the fields are there.

use super::super::told::Told;
use super::handler_removed::pairs;
use super::templates::shown;
use super::{Check, Contracts, Rendering, Rule, rendering_of};
use crate::contract::Workflow;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "child_id_template_changed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (old, new, rendering) in templates(contracts) {
        let (Some(Rendering::Lost(path)), Some(was)) = (rendering, &old.id) else {
            continue;
        };
        told.push(Told::new(
            format!(
                "the id of `{}` was `{}`, and `{path}` can't be read any more",
                new.operation.message,
                shown(was)
            ),
            "a parent that replays starts its child with the recorded id, or diverges",
            format!("keep the field that `{path}` leads to, with its type, in the input"),
            new.id
                .as_ref()
                .map_or(&new.operation.request_site, |id| &id.site),
            &was.site,
        ));
    }
}

/// The workflows that both have, with what became of the template of those that had one.
pub(super) fn templates(
    contracts: Contracts<'_>,
) -> impl Iterator<Item = (&Workflow, &Workflow, Option<Rendering>)> {
    let (old_subject, new_subject) = (contracts.old.0, contracts.new.0);
    pairs(contracts).map(move |(was, is)| {
        let rendering = was.id.as_ref().map(|template| {
            let input = is.operation.input.as_ref();
            rendering_of(
                (&old_subject.set, template),
                (&new_subject.set, input, is.id.as_ref()),
            )
        });
        (was, is, rendering)
    })
}
