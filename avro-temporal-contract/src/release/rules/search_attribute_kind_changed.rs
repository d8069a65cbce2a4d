//! The server's index has one kind for a name, and keeps it.

use super::super::told::Told;
use super::handler_removed::pairs;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "search_attribute_kind_changed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (was, is) in pairs(contracts) {
        for old in &was.search_attributes {
            let new = is.search_attributes.iter().find(|it| it.name == old.name);
            let Some(new) = new.filter(|new| new.kind != old.kind) else {
                continue;
            };
            told.push(Told::new(
                format!(
                    "the search attribute `{}` of `{}` is `{}`, and was `{}`",
                    old.name,
                    is.operation.message,
                    new.kind.word(),
                    old.kind.word()
                ),
                "the namespace's index has one kind for the name, and refuses starts with another",
                "add a search attribute of another name",
                &is.operation.name_site,
                &was.operation.name_site,
            ));
        }
    }
}
