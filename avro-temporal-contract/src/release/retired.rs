//! What a release that is gone isn't there for any more.

use super::former::{Former, former_ids, former_names};
use super::kind::{Kind, operations};
use super::rules::is_same;
use super::{Releases, Subject};
use crate::contract::Template;

impl Releases {
    /// The same without a release, as after its file was deleted on that day.
    #[must_use]
    pub fn without(&self, number: u32, day: &str) -> Self {
        let mut without = self.clone();
        without.retained.retain(|it| it.number() != number);
        let entries = without.manifest.entries.iter_mut();
        for entry in entries.filter(|entry| entry.number == number) {
            entry.retired = Some(day.to_owned());
        }
        without
    }
}

/// The operations that runs of a release call otherwise once another release is gone: by another name,
/// or children with another id. `of` is the runs' release, 0 if they have none; `current` is that of
/// the working contract.
pub fn calls_changed(
    working: &Subject,
    (before, after): (&Releases, &Releases),
    of: u32,
    current: u32,
) -> Vec<(Kind, String)> {
    let mut changed = Vec::new();
    let Some(contract) = working.contract() else {
        return changed;
    };
    let callees =
        operations(contract).filter(|(kind, _)| matches!(kind, Kind::Workflow | Kind::Activity));
    for (kind, operation) in callees {
        let name = |releases| {
            let former = former_names(kind, operation, releases, current);
            at(&former, of).map_or_else(|| operation.name.clone(), Clone::clone)
        };
        if name(before) != name(after) {
            changed.push((kind, name(before)));
        }
    }
    for workflow in &contract.workflows {
        let id = |releases| {
            let former = former_ids(working, workflow, releases, current);
            at(&former, of).map_or_else(|| workflow.id.clone(), Clone::clone)
        };
        // As such runs call it.
        let operation = &workflow.operation;
        let former = former_names(Kind::Workflow, operation, before, current);
        let name = at(&former, of).unwrap_or(&operation.name).clone();
        let name = (Kind::Workflow, name);
        if !is_same_id(id(before).as_ref(), id(after).as_ref()) && !changed.contains(&name) {
            changed.push(name);
        }
    }
    changed
}

/// What it was for runs of a release, if it was something else.
fn at<T>(former: &Former<T>, of: u32) -> Option<&T> {
    let mut former = former.iter();
    former.find(|(until, _)| of < *until).map(|(_, it)| it)
}

fn is_same_id(one: Option<&Template>, other: Option<&Template>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}
