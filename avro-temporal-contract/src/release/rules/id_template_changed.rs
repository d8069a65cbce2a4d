//! Another id for the same input: two starts that were one are two.

use super::super::told::Told;
use super::child_id_template_changed::templates;
use super::templates::shown;
use super::{Check, Contracts, Rendering, Rule};
use crate::contract::{Template, Workflow};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "id_template_changed",
    severity: Severity::Warning,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (old, new, rendering) in templates(contracts) {
        let is_changed = match rendering {
            Some(rendering) => matches!(rendering, Rendering::Kept(_)),
            None => new.id.is_some(),
        };
        if !is_changed {
            continue;
        }
        let in_words = |id: Option<&Template>| match id {
            Some(id) => format!("`{}`", shown(id)),
            None => "made at random".to_owned(),
        };
        let site = |workflow: &Workflow| {
            let id = workflow.id.as_ref();
            id.map_or_else(
                || workflow.operation.name_site.clone(),
                |id| id.site.clone(),
            )
        };
        told.push(Told::new(
            format!(
                "the id of `{}` was {}, and is {}",
                new.operation.message,
                in_words(old.id.as_ref()),
                in_words(new.id.as_ref())
            ),
            "during a rollout the same input can start two runs, one under each id",
            "let starts wait until the rollout is over, if that matters",
            &site(new),
            &site(old),
        ));
    }
}
