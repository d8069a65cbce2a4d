//! A workflow or activity that no worker has any more: its runs and attempts wait for ever.

use super::super::kind::{Kind, operations};
use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "operation_removed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let (_, new) = contracts.new;
    for (kind, operation) in operations(contracts.old.1) {
        let why = match kind {
            Kind::Workflow => "its open runs, and schedules of it, would find no worker",
            Kind::Activity => {
                "open runs that wait for it, or replay up to its call, would find nothing"
            }
            // A workflow's handlers are told of where it loses them.
            Kind::Signal | Kind::Query | Kind::Update => continue,
        };
        if contracts.counterparts.of(kind, operation).is_some() {
            continue;
        }
        told.push(Told::new(
            match operations(new).find(|(_, other)| other.message == operation.message) {
                None => format!("the {} `{}` is gone", kind.word(), operation.message),
                Some((now, _)) => format!(
                    "the {} `{}` is gone: it is of kind `{}`",
                    kind.word(),
                    operation.message,
                    now.word()
                ),
            },
            why,
            "keep it while a release that has it is retained; `deprecated` says that it isn't to be used",
            &new.name_site,
            &operation.name_site,
        ));
    }
}
