//! The signals, queries and updates of a workflow.

use std::collections::HashMap;

use super::kind::MessageKind;
use super::message::MessageContext;
use super::model::MessageRef;
use super::options::{as_bool, elements};
use crate::diagnostic::Diagnostic;
use crate::json::{Node, Value};
use crate::name::suggest;
use crate::schema::Message;
use crate::site::Site;

/// How many undefined names of a list get a suggestion; each costs a look at all messages.
const SUGGESTIONS: usize = 20;

/// The messages of a protocol, with what they are; `None` for one that doesn't say.
pub(super) struct Messages<'a> {
    list: Vec<(&'a Message, Option<MessageKind>)>,
    /// Where each stands in the list, and among those of its kind.
    by_name: HashMap<&'a str, (usize, usize)>,
}

impl<'a> Messages<'a> {
    pub(super) fn new(list: Vec<(&'a Message, Option<MessageKind>)>) -> Self {
        let mut counts: Vec<(Option<MessageKind>, usize)> = Vec::new();
        let mut by_name = HashMap::new();
        for (at, (message, kind)) in list.iter().enumerate() {
            let known = counts.iter().position(|(other, _)| other == kind);
            let known = known.unwrap_or_else(|| {
                counts.push((*kind, 0));
                counts.len() - 1
            });
            by_name.insert(message.name.as_str(), (at, counts[known].1));
            counts[known].1 += 1;
        }
        Self { list, by_name }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a Message, Option<MessageKind>)> {
        self.list.iter().copied()
    }

    /// What a message is, and its position among those of its kind.
    fn find(&self, name: &str) -> Option<(&'a Message, Option<MessageKind>, usize)> {
        let (at, index) = self.by_name.get(name)?;
        let (message, kind) = self.list[*at];
        Some((message, kind, *index))
    }

    fn of_kind(&self, kind: MessageKind) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(_, other)| *other == Some(kind))
            .map(|(message, _)| message.name.as_str())
    }
}

/// Resolves `signals`, `queries` or `updates` of a workflow.
pub(super) fn resolve_references(
    context: &mut MessageContext<'_>,
    key: &str,
    messages: &Messages<'_>,
) -> Vec<MessageRef> {
    let kind = MessageKind::of_references(key);
    let own = context.own();
    let mut references: Vec<MessageRef> = Vec::new();
    let mut first: HashMap<usize, &Site> = HashMap::new();
    let mut unknown = 0;
    for node in own.get(key).map_or(&[][..], elements) {
        let name_node = node.get("ref").unwrap_or(node);
        let Some(name) = name_node.as_str() else {
            if node.get("ref").is_none() && node.as_str().is_none() {
                check_has_ref(context, key, node);
            }
            continue;
        };
        match messages.find(name) {
            Some((_, Some(found), index)) if found == kind => {
                if let Some(first) = first.get(&index) {
                    context.diagnostics.push(
                        Diagnostic::error(
                            "duplicate_reference",
                            &node.site,
                            format!("`{key}` of {} lists `{name}` twice", context.what),
                        )
                        .note_at("it stands first", first)
                        .help("remove one of the two"),
                    );
                    continue;
                }
                first.insert(index, &node.site);
                references.push(MessageRef {
                    index,
                    start: node.get("start").and_then(as_bool) == Some(true),
                    site: node.site.clone(),
                });
            }
            // It is reported where it stands.
            Some((_, None, _)) => {}
            found => {
                let diagnostic = undefined(context, key, kind, name_node, name);
                let diagnostic = match found {
                    Some((message, Some(found), _)) => diagnostic.note_at(
                        format!("`{name}` is {}", found.described()),
                        &message.name_site,
                    ),
                    _ => diagnostic,
                };
                unknown += 1;
                let meant = match unknown {
                    ..=SUGGESTIONS => suggest(name, messages.of_kind(kind)),
                    _ => None,
                };
                context.diagnostics.push(diagnostic.help(match meant {
                    Some(meant) => format!("write `{meant}`"),
                    None => format!(
                        "name a message whose `kind` is `{}`, or remove it",
                        kind.word()
                    ),
                }));
            }
        }
    }
    references
}

fn undefined(
    context: &MessageContext<'_>,
    key: &str,
    kind: MessageKind,
    node: &Node,
    name: &str,
) -> Diagnostic {
    Diagnostic::error(
        "undefined_reference",
        &node.site,
        format!(
            "`{key}` of {} lists `{}`, which is not {} of the protocol",
            context.what,
            name.escape_debug(),
            kind.described()
        ),
    )
}

fn check_has_ref(context: &mut MessageContext<'_>, key: &str, node: &Node) {
    if matches!(node.value, Value::Object(_)) {
        context.diagnostics.push(
            Diagnostic::error(
                "missing_attribute",
                &node.site,
                format!("an element of `{key}` of {} has no `ref`", context.what),
            )
            .help(r#"add `"ref": "…"`, the message's name"#),
        );
    }
}
