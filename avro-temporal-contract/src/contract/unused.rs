//! What a contract says to nobody.

use std::collections::HashSet;

use super::kind::{MessageKind, temporal_of};
use super::model::{Contract, MessageRef, Operation, Workflow};
use super::options::Options;
use super::references::Messages;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::{Member, Node, Value};

/// Finds handlers that no workflow lists, and defaults that no message takes.
pub(super) fn check_unused(
    contract: &Contract,
    protocol: Option<&Node>,
    messages: &Messages<'_>,
    diagnostics: &mut Diagnostics,
) {
    let signals = contract.signals.iter().map(|it| &it.operation);
    check_listed(
        contract,
        signals,
        "signal",
        "signals",
        |it| &it.signals,
        diagnostics,
    );
    let queries = contract.queries.iter().map(|it| &it.operation);
    check_listed(
        contract,
        queries,
        "query",
        "queries",
        |it| &it.queries,
        diagnostics,
    );
    let updates = contract.updates.iter().map(|it| &it.operation);
    check_listed(
        contract,
        updates,
        "update",
        "updates",
        |it| &it.updates,
        diagnostics,
    );
    let Some(defaults) = protocol.and_then(|protocol| protocol.get("defaults")) else {
        return;
    };
    for kind in [MessageKind::Workflow, MessageKind::Activity] {
        let Some(of_kind) = defaults.get(kind.word()) else {
            continue;
        };
        let takers: Vec<Options<'_>> = messages
            .iter()
            .filter(|(_, other)| *other == Some(kind))
            .map(|(message, _)| Options::new([temporal_of(message)]))
            .collect();
        let what = format!("`{}` in `defaults`", kind.word());
        check_taken(of_kind, &what, &takers, diagnostics);
    }
}

fn check_listed<'c>(
    contract: &Contract,
    operations: impl Iterator<Item = &'c Operation>,
    kind: &str,
    key: &str,
    listed: impl Fn(&Workflow) -> &Vec<MessageRef>,
    diagnostics: &mut Diagnostics,
) {
    let references = contract.workflows.iter().flat_map(listed);
    let references: HashSet<usize> = references.map(|reference| reference.index).collect();
    for (index, operation) in operations.enumerate() {
        if references.contains(&index) {
            continue;
        }
        let name = &operation.message;
        diagnostics.push(
            Diagnostic::warning(
                "unused_message",
                &operation.name_site,
                format!("no workflow takes the {kind} `{name}`"),
            )
            .help(format!("list it in `{key}` of a workflow, or remove it")),
        );
    }
}

/// Finds keys that every message has itself.
fn check_taken(defaults: &Node, what: &str, takers: &[Options<'_>], diagnostics: &mut Diagnostics) {
    let members: &[Member] = match &defaults.value {
        Value::Object(members) => members,
        _ => &[],
    };
    for member in members {
        if matches!(member.node.value, Value::Object(_)) {
            let what = format!("`{}` of {what}", member.name);
            let inner: Vec<_> = takers.iter().map(|it| it.object(&member.name)).collect();
            check_taken(&member.node, &what, &inner, diagnostics);
        } else if takers.iter().all(|taker| taker.get(&member.name).is_some()) {
            diagnostics.push(
                Diagnostic::warning(
                    "unused_default",
                    &member.name_site,
                    format!("no message takes `{}` of {what}", member.name),
                )
                .note("each of them says it itself, or there is none")
                .help("remove it"),
            );
        }
    }
}
