//! Another name on the wire: what was sent, started or scheduled under the old one finds nobody,
//! unless an alias takes it.
//!
//! With the alias, generated calls go by the release of the run that makes them, so that a replay
//! asks for the name that is recorded.

use super::super::kind::{Kind, counterpart, operations};
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
        let Some(new) = counterpart(kind, old, contracts.new.1) else {
            continue;
        };
        if old.name == new.name || new.aliases.contains(&old.name) || kind == Kind::Query {
            continue;
        }
        let why = match kind {
            Kind::Workflow => "open runs, schedules and parents have it under the old name",
            Kind::Activity => "open runs have scheduled it under the old name",
            _ => "what was sent to open runs has the old name, and senders of other builds use it",
        };
        told.push(Told::new(
            format!(
                "the {} `{}` is `{}` on the wire, and was `{}`",
                kind.word(),
                new.message,
                new.name,
                old.name
            ),
            why,
            format!("add \"aliases\": [\"{}\"] to its `temporal`", old.name),
            &new.name_site,
            &old.name_site,
        ));
    }
}
