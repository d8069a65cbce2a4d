//! What operations were called, and what ids workflows had, in releases: calls of older runs go by
//! that.

use super::kind::{Counterparts, Kind, operations};
use super::rules::{Rendering, is_same, rendering_of};
use super::{Released, Releases, Subject};
use crate::contract::{Contract, Operation, Template, Workflow};

/// Something that changed with releases: in runs that are older than the number, what it was before.
/// The oldest first.
pub type Former<T> = Vec<(u32, T)>;

/// The names that an operation had, until which release each. `current` is the number of the working
/// contract's own release.
pub fn former_names(
    kind: Kind,
    operation: &Operation,
    releases: &Releases,
    current: u32,
) -> Former<String> {
    let was = released_contracts(releases).filter_map(|(released, contract)| {
        let was = as_it_was(kind, operation, contract)?;
        Some((released.number(), was.name.clone()))
    });
    former(was, (current, operation.name.clone()), |one, other| {
        one == other
    })
}

/// The id templates that a workflow had, on its input as it is now, until which release each.
pub fn former_ids(
    working: &Subject,
    workflow: &Workflow,
    releases: &Releases,
    current: u32,
) -> Former<Option<Template>> {
    let input = workflow.operation.input.as_ref();
    let was = released_contracts(releases).filter_map(|(released, contract)| {
        let operation = as_it_was(Kind::Workflow, &workflow.operation, contract)?;
        let mut workflows = contract.workflows.iter();
        let was = workflows.find(|it| it.operation.message == operation.message)?;
        let Some(template) = &was.id else {
            return Some((released.number(), None));
        };
        let own = workflow.id.as_ref();
        let rendering = rendering_of(
            (&released.subject.set, template),
            (&working.set, input, own),
        );
        match rendering {
            Rendering::Same => Some((released.number(), workflow.id.clone())),
            Rendering::Kept(template) => Some((released.number(), Some(template))),
            // A rule of its own has refused it.
            Rendering::Lost(_) => None,
        }
    });
    former(was, (current, workflow.id.clone()), |one, other| {
        match (one, other) {
            (Some(one), Some(other)) => is_same(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    })
}

fn released_contracts(releases: &Releases) -> impl Iterator<Item = (&Released, &Contract)> {
    let retained = releases.retained.iter();
    retained.filter_map(|it| Some((it, it.subject.contract()?)))
}

/// The operation of a release that is this one now: by its message, or by a name that is an alias.
fn as_it_was<'c>(
    kind: Kind,
    operation: &Operation,
    contract: &'c Contract,
) -> Option<&'c Operation> {
    let counterparts = Counterparts::new(contract);
    counterparts.of(kind, operation).or_else(|| {
        operations(contract)
            .filter(|(other, _)| *other == kind)
            .map(|(_, other)| other)
            .find(|other| operation.aliases.contains(&other.name))
    })
}

fn former<T>(
    was: impl Iterator<Item = (u32, T)>,
    is: (u32, T),
    is_same: impl Fn(&T, &T) -> bool,
) -> Former<T> {
    let mut former = Vec::new();
    let mut last: Option<T> = None;
    for (number, it) in was.chain([is]) {
        if let Some(before) = last.take()
            && !is_same(&before, &it)
        {
            former.push((number, before));
        }
        last = Some(it);
    }
    former
}
