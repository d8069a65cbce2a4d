//! Another id for the same input: two starts that were one are two.

use super::super::told::Told;
use super::child_id_template_changed::templates;
use super::templates::shown;
use super::{Check, Contracts, Rendering, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "id_template_changed",
    severity: Severity::Warning,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (old, new, rendering) in templates(contracts) {
        let (Rendering::Kept(_), Some(was)) = (rendering, &old.id) else {
            continue;
        };
        let is = new.id.as_ref();
        let now = is.map_or_else(|| "none".to_owned(), |is| format!("`{}`", shown(is)));
        told.push(Told::new(
            format!("the id of `{}` was `{}`, and is {now}", new.operation.message, shown(was)),
            "during a rollout the same input can start two runs, one under each id",
            "let starts wait until the rollout is over, if that matters; parents that replay use the old id",
            is.map_or(&new.operation.name_site, |is| &is.site),
            &was.site,
        ));
    }
}
