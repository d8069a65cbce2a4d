//! Another name on the wire: what was sent, started or scheduled under the old one finds nobody,
//! unless an alias takes it.
//!
//! With the alias, generated calls go by the release of the run that makes them, so that a replay
//! asks for the name that is recorded.

use super::super::kind::{Kind, names, operations};
use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "operation_renamed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (kind, old) in operations(contracts.old.1) {
        let Some(new) = contracts.counterparts.of(kind, old) else {
            continue;
        };
        // Whoever asks by the old name is told by `query_removed`.
        if kind == Kind::Query {
            continue;
        }
        let why = match kind {
            Kind::Workflow => "open runs, schedules and parents have it under that name",
            Kind::Activity => "open runs have scheduled it under that name",
            _ => "what was sent to open runs has that name, and senders of other builds use it",
        };
        let taken: Vec<&str> = names(new).collect();
        for name in names(old).filter(|name| !taken.contains(name)) {
            told.push(Told::new(
                format!(
                    "the {} `{}`, on the wire `{}`, isn't known as `{name}` any more",
                    kind.word(),
                    new.message,
                    new.name
                ),
                why,
                format!("add `{name}` to the `aliases` in its `temporal`"),
                &new.name_site,
                &old.name_site,
            ));
        }
    }
}
