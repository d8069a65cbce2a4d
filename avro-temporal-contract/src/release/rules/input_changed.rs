//! A payload where there was none, or none where there was one.

use super::super::kind::{Kind, operations};
use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;
use crate::schema::{SchemaSet, Type};

pub(super) const RULE: Rule = Rule {
    id: "input_changed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let (old_set, new_set) = (&contracts.old.0.set, &contracts.new.0.set);
    for (kind, old) in operations(contracts.old.1) {
        let Some(new) = contracts.counterparts.of(kind, old) else {
            continue;
        };
        // Who asks and who answers are neighbours in a rollout.
        if kind == Kind::Query && !contracts.is_last {
            continue;
        }
        let parts = [
            (
                "input",
                &old.input,
                &new.input,
                &old.request_site,
                &new.request_site,
            ),
            (
                "result",
                &old.output,
                &new.output,
                &old.response_site,
                &new.response_site,
            ),
        ];
        for (part, was, is, old_site, new_site) in parts {
            let message = match (
                has_bytes(old_set, was.as_ref()),
                has_bytes(new_set, is.as_ref()),
            ) {
                (false, true) => "is new",
                (true, false) => "is gone",
                _ => continue,
            };
            let (word, name) = (kind.word(), &new.message);
            told.push(Told::new(
                format!("the {part} of the {word} `{name}` {message}"),
                "where there is no payload nothing is read, not even defaults; and one that isn't \
                 expected is refused",
                format!("keep the {part} as it was, and add another {word}"),
                new_site,
                old_site,
            ));
        }
    }
}

/// Whether a payload is needed: a value without bytes is one that need not be sent.
fn has_bytes(set: &SchemaSet, ty: Option<&Type>) -> bool {
    ty.is_some_and(|ty| set.minimum_size(ty) > 0)
}
