//! New runs aren't found by it any more.

use super::super::told::Told;
use super::handler_removed::pairs;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "search_attribute_removed",
    severity: Severity::Warning,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (was, is) in pairs(contracts) {
        for old in &was.search_attributes {
            if is.search_attributes.iter().any(|it| it.name == old.name) {
                continue;
            }
            told.push(Told::new(
                format!(
                    "the workflow `{}` sets no search attribute `{}` any more",
                    is.operation.message, old.name
                ),
                "queries by it find old runs alone",
                "keep it while somebody looks for runs by it",
                &is.operation.name_site,
                &was.operation.name_site,
            ));
        }
    }
}
