//! An older build takes it for an undeclared error.

use super::super::kind::operations;
use super::super::told::Told;
use super::super::walk::is_same_type;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "error_added",
    severity: Severity::Warning,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let ((old_subject, old), (new_subject, _)) = (contracts.old, contracts.new);
    for (kind, was) in operations(old) {
        let Some(is) = contracts.counterparts.of(kind, was) else {
            continue;
        };
        for id in &is.errors {
            let error = new_subject.set.get(*id);
            let had = |id: &_| is_same_type(old_subject.set.get(*id), error);
            if was.errors.iter().any(had) {
                continue;
            }
            told.push(Told::new(
                format!(
                    "the {} `{}` has a new error, `{}`",
                    kind.word(),
                    is.message,
                    error.name
                ),
                "callers of older builds take it for an undeclared one",
                "throw it once all callers are built with it, if that matters to them",
                &is.name_site,
                &was.name_site,
            ));
        }
    }
}
