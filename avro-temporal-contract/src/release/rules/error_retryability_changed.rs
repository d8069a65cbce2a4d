//! Whether an error is tried again stands in each recorded failure, and in the caller's code.

use super::super::told::Told;
use super::super::walk::is_same_type;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "error_retryability_changed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let ((old_subject, old), (new_subject, new)) = (contracts.old, contracts.new);
    for was in &old.errors {
        let before = old_subject.set.get(was.id);
        let same = new
            .errors
            .iter()
            .find(|it| is_same_type(before, new_subject.set.get(it.id)));
        let Some(is) = same.filter(|is| is.non_retryable != was.non_retryable) else {
            continue;
        };
        let error = new_subject.set.get(is.id);
        let (now, then) = if is.non_retryable {
            ("isn't retryable", "was")
        } else {
            ("is retryable", "was not")
        };
        told.push(Told::new(
            format!("the error `{}` {now}, and {then}", error.name),
            "attempts that are under way follow the old word, and those of other builds, too",
            "add an error of another name, and throw that",
            &error.name_site,
            &before.name_site,
        ));
    }
}
