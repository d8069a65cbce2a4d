//! What a worker says it serves, held against what it has.

use std::collections::HashSet;
use std::fmt;

use super::operation::WorkflowType;

/// Operations of a contract that one worker serves together: its workflows, or a group of
/// activities.
///
/// `contract!` makes a constant of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served {
    /// The contract's fullname; empty for a workflow on its own.
    pub contract: &'static str,
    /// What it is of it: `the workflows`, ``the group `payments` ``.
    pub part: &'static str,
    /// Names of workflows, with their aliases.
    pub workflows: &'static [&'static str],
    /// Names of activities, with their aliases.
    pub activities: &'static [&'static str],
}

impl Served {
    /// One workflow: its name, and its aliases.
    pub(super) fn workflow<W: WorkflowType>() -> [Self; 2] {
        [const { &[W::NAME] }, W::ALIASES].map(|workflows| Self {
            contract: "",
            part: "it",
            workflows,
            activities: &[],
        })
    }
}

/// Less or more is registered than what a worker says it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedError {
    missing: Vec<(&'static str, &'static str, Served)>,
    extra: Vec<(&'static str, &'static str)>,
}

/// A worker that says nothing serves what it has.
pub(super) fn check_served(
    served: &[Served],
    workflows: &HashSet<&'static str>,
    activities: &HashSet<&'static str>,
) -> Result<(), ServedError> {
    if served.is_empty() {
        return Ok(());
    }
    let mut missing = Vec::new();
    for it in served {
        let mut find = |kind, names: &'static [&'static str], has: &HashSet<&str>| {
            let names = names.iter().filter(|name| !has.contains(*name));
            missing.extend(names.map(|name| (kind, *name, *it)));
        };
        find("workflow", it.workflows, workflows);
        find("activity", it.activities, activities);
    }
    let mut extra = Vec::new();
    let is_served = |names: fn(&Served) -> &'static [&'static str], name| {
        served.iter().any(|it| names(it).contains(name))
    };
    extra.extend(
        workflows
            .iter()
            .filter(|name| !is_served(|it| it.workflows, name))
            .map(|name| ("workflow", *name)),
    );
    extra.extend(
        activities
            .iter()
            .filter(|name| !is_served(|it| it.activities, name))
            .map(|name| ("activity", *name)),
    );
    extra.sort_unstable();
    if missing.is_empty() && extra.is_empty() {
        Ok(())
    } else {
        Err(ServedError { missing, extra })
    }
}

impl fmt::Display for ServedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the worker doesn't have what it says it serves:")?;
        for (kind, name, Served { contract, part, .. }) in &self.missing {
            write!(
                f,
                "\n  the {kind} `{name}` is not registered, and the worker says that it serves {part}"
            )?;
            if !contract.is_empty() {
                write!(f, " of `{contract}`")?;
            }
            f.write_str("; register it, or don't say so")?;
        }
        for (kind, name) in &self.extra {
            write!(
                f,
                "\n  the {kind} `{name}` is registered, and the worker doesn't say that it serves \
                 it; say so by `.serves(…)`, or don't register it"
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for ServedError {}
