//! A recorded failure that was a declared error is an undeclared one on replay: another branch of
//! the code that handles it.

use super::super::kind::{Kind, operations};
use super::super::told::Told;
use super::super::walk::is_same_type;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "error_removed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let ((old_subject, old), (new_subject, _)) = (contracts.old, contracts.new);
    for (kind, was) in operations(old) {
        if !matches!(kind, Kind::Workflow | Kind::Activity) {
            continue;
        }
        let Some(is) = contracts.counterparts.of(kind, was) else {
            continue;
        };
        for id in &was.errors {
            let error = old_subject.set.get(*id);
            let has = |id: &_| is_same_type(error, new_subject.set.get(*id));
            if is.errors.iter().any(has) {
                continue;
            }
            told.push(Told::new(
                format!(
                    "the {} `{}` lost the error `{}`",
                    kind.word(),
                    is.message,
                    error.name
                ),
                "failures of it that are recorded would be undeclared ones on replay",
                "keep it among the `errors` while a release that has it is retained",
                &is.name_site,
                &was.name_site,
            ));
        }
    }
}
