//! A payload where there was none, or none where there was one.

use super::super::kind::{counterpart, operations};
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
        let Some(new) = counterpart(kind, old, contracts.new.1) else {
            continue;
        };
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
                (false, true) => "had none",
                (true, false) => "has none any more",
                _ => continue,
            };
            let (word, name) = (kind.word(), &new.message);
            told.push(Told::new(
                format!("the {word} `{name}` {message}: {part}"),
                "no payload is not a payload with defaults",
                format!("keep the {part} as it is, and add another {word}"),
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
