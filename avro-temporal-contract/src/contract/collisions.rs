//! Names on the wire that several operations have.

use std::collections::HashMap;

use super::model::{Contract, Operation};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Finds names that a worker couldn't tell apart.
pub(super) fn check_collisions(contract: &Contract, diagnostics: &mut Diagnostics) {
    let workflows = contract.workflows.iter().map(|it| &it.operation);
    check(workflows, "workflows", diagnostics);
    let activities = contract.activities.iter().map(|it| &it.operation);
    check(activities, "activities", diagnostics);
    for workflow in &contract.workflows {
        let signals = workflow.signals.iter();
        let signals = signals.filter_map(|it| Some(&contract.signals.get(it.index)?.operation));
        let queries = workflow.queries.iter();
        let queries = queries.filter_map(|it| Some(&contract.queries.get(it.index)?.operation));
        let updates = workflow.updates.iter();
        let updates = updates.filter_map(|it| Some(&contract.updates.get(it.index)?.operation));
        let whose = format!("handlers of the workflow `{}`", workflow.operation.message);
        check(signals.chain(queries).chain(updates), &whose, diagnostics);
    }
}

fn check<'c>(
    operations: impl Iterator<Item = &'c Operation>,
    whose: &str,
    diagnostics: &mut Diagnostics,
) {
    let mut first: HashMap<&str, &Operation> = HashMap::new();
    for operation in operations {
        let names = std::iter::once(&operation.name).chain(&operation.aliases);
        for name in names {
            let Some(other) = first.insert(name, operation) else {
                continue;
            };
            let name = name.escape_debug();
            let collision =
                |message| Diagnostic::error("name_collision", &operation.name_site, message);
            diagnostics.push(if std::ptr::eq(other, operation) {
                collision(format!(
                    "`{}` has the name `{name}` twice",
                    operation.message
                ))
                .help("remove the alias")
            } else {
                collision(format!(
                    "`{}` and `{}`, {whose}, have one name on the wire, `{name}`",
                    other.message, operation.message
                ))
                .note_at(format!("`{}` stands", other.message), &other.name_site)
                .help("change `name` or `aliases` of one of them")
            });
        }
    }
}
