//! Who asks gets no answer any more.

use super::super::kind::Kind;
use super::super::told::Told;
use super::handler_removed::{handlers, pairs};
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "query_removed",
    severity: Severity::Warning,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (was, is) in pairs(contracts) {
        for old in handlers(Kind::Query, contracts.old.1, was) {
            let new = contracts.counterparts.of(Kind::Query, old);
            let kept = handlers(Kind::Query, contracts.new.1, is);
            let takes_old_name = |new: &crate::contract::Operation| {
                new.name == old.name || new.aliases.contains(&old.name)
            };
            if new.is_some_and(|new| {
                kept.iter().any(|it| it.message == new.message) && takes_old_name(new)
            }) {
                continue;
            }
            told.push(Told::new(
                format!(
                    "the workflow `{}` lost the query `{}`",
                    is.operation.message, old.name
                ),
                "clients of other builds ask it yet, and are refused; no history is touched",
                "keep it until no client asks it",
                &is.operation.name_site,
                &old.name_site,
            ));
        }
    }
}
