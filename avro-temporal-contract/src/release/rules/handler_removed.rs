//! A signal that no handler takes is dropped without a word; an update that was accepted is rejected
//! on the replay, which then diverges.

use std::collections::HashMap;

use super::super::kind::Kind;
use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::contract::{Contract, MessageRef, Operation, Workflow};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "handler_removed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    for (was, is) in pairs(contracts) {
        let kinds = [
            (
                Kind::Signal,
                "what was signalled, or is by others yet, is dropped in silence",
            ),
            (
                Kind::Update,
                "one that was accepted is rejected on replay, which then diverges",
            ),
        ];
        for (kind, why) in kinds {
            for old in handlers(kind, contracts.old.1, was) {
                let new = contracts.counterparts.of(kind, old);
                let kept = handlers(kind, contracts.new.1, is);
                if new.is_some_and(|new| kept.iter().any(|it| it.message == new.message)) {
                    continue;
                }
                told.push(Told::new(
                    format!(
                        "the workflow `{}` lost the {} `{}`",
                        is.operation.message,
                        kind.word(),
                        old.message
                    ),
                    why,
                    "keep it while a release that has it is retained; `deprecated` says that it isn't to be used",
                    &is.operation.name_site,
                    &old.name_site,
                ));
            }
        }
    }
}

/// The workflows that both contracts have.
pub(super) fn pairs(contracts: Contracts<'_>) -> impl Iterator<Item = (&Workflow, &Workflow)> {
    let workflows = contracts.new.1.workflows.iter();
    let by_message: HashMap<&str, &Workflow> = workflows
        .map(|it| (it.operation.message.as_str(), it))
        .collect();
    contracts.old.1.workflows.iter().filter_map(move |was| {
        let operation = contracts.counterparts.of(Kind::Workflow, &was.operation)?;
        let is = by_message.get(operation.message.as_str())?;
        Some((was, *is))
    })
}

/// A workflow's handlers of a kind.
pub(super) fn handlers<'c>(
    kind: Kind,
    contract: &'c Contract,
    workflow: &'c Workflow,
) -> Vec<&'c Operation> {
    let of = |it: &MessageRef| match kind {
        Kind::Signal => Some(&contract.signals[it.index].operation),
        Kind::Query => Some(&contract.queries[it.index].operation),
        Kind::Update => Some(&contract.updates[it.index].operation),
        Kind::Workflow | Kind::Activity => None,
    };
    let references = match kind {
        Kind::Signal => &workflow.signals,
        Kind::Query => &workflow.queries,
        _ => &workflow.updates,
    };
    references.iter().filter_map(of).collect()
}
