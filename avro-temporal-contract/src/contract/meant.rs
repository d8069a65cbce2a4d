//! What a refused contract probably means: keys, words and references as they are suggested.
//!
//! Nothing is generated from it but what stands in for the contract, beside its errors.

use std::collections::BTreeMap;

use super::check_options::meant_key;
use super::keys::{Form, Scope};
use super::kind::{MessageKind, temporal_of};
use crate::json::{Member, Node, Value};
use crate::name::suggest;
use crate::schema::{Message, Protocol};

/// How many names that mean nothing as they are written are sought among others.
const SOUGHT: usize = 100;

/// The protocol's own `temporal` as it is meant.
pub(super) fn meant_temporal(temporal: &Node) -> Node {
    Meant::default().options(temporal, Scope::Protocol)
}

/// The protocol with messages as they are meant.
pub(super) fn meant_protocol(protocol: &Protocol) -> Protocol {
    let mut meant = protocol.clone();
    for message in &mut meant.messages {
        message.node = with_member(&message.node, "temporal", meant_kind);
    }
    let names = |message: &Message| Some((message.name.clone(), kind_of(message)?));
    let mut names = Meant {
        messages: meant.messages.iter().filter_map(names).collect(),
        sought: 0,
    };
    for message in &mut meant.messages {
        if let Some(kind) = kind_of(message) {
            message.node = with_member(&message.node, "temporal", |temporal| {
                names.options(temporal, kind.scope())
            });
        }
    }
    meant
}

/// A `temporal` with the `kind` that is meant.
fn meant_kind(temporal: &Node) -> Node {
    with_member(temporal, "kind", |kind| {
        meant_word(kind, MessageKind::ALL.map(MessageKind::word))
    })
}

fn kind_of(message: &Message) -> Option<MessageKind> {
    let word = temporal_of(message)?.get("kind")?.as_str()?;
    let mut kinds = MessageKind::ALL.into_iter();
    kinds.find(|kind| kind.word() == word)
}

#[derive(Default)]
struct Meant {
    /// What references may mean.
    messages: BTreeMap<String, MessageKind>,
    /// How many names were sought.
    sought: usize,
}

impl Meant {
    fn options(&mut self, node: &Node, scope: Scope) -> Node {
        let Value::Object(members) = &node.value else {
            return node.clone();
        };
        // What is unknown is left out.
        let members = members.iter().filter_map(|member| {
            let key = scope.key(&member.name).or_else(|| {
                let meant = self.is_sought().then(|| meant_key(&member.name, scope))??;
                scope.key(meant).filter(|_| node.get(meant).is_none())
            });
            let (name, form) = key.and_then(|key| Some((key.name, key.form?)))?;
            Some(Member {
                name: name.to_owned(),
                name_site: member.name_site.clone(),
                node: self.value(&member.node, name, form),
            })
        });
        Node {
            value: Value::Object(members.collect()),
            site: node.site.clone(),
        }
    }

    fn value(&mut self, node: &Node, key: &str, form: Form) -> Node {
        match (form, &node.value) {
            (Form::Object(scope), _) => self.options(node, scope),
            (Form::Word { words, .. }, _) => meant_word(node, words.iter().copied()),
            (Form::References(scope), Value::Array(elements)) => {
                let elements = self.references(elements, key, scope);
                Node {
                    value: Value::Array(elements.into()),
                    site: node.site.clone(),
                }
            }
            _ => node.clone(),
        }
    }

    /// The first name that no message has, and that is like none, may be any message of the kind:
    /// the one that was renamed, for instance.
    fn references(&mut self, elements: &[Node], key: &str, scope: Scope) -> Vec<Node> {
        let kind = MessageKind::of_references(key);
        let mut any = Vec::new();
        let mut meant = Vec::new();
        for element in elements {
            let options = self.options(element, scope);
            let name = options.get("ref").unwrap_or(&options);
            match self.reference(name, kind) {
                Some(name) => meant.push(with_name(&options, &name)),
                None if any.is_empty() => {
                    any.extend(self.of_kind(kind).map(|name| with_name(&options, name)));
                }
                None => {}
            }
        }
        meant.append(&mut any);
        meant
    }

    fn reference(&mut self, node: &Node, kind: MessageKind) -> Option<String> {
        let written = node.as_str()?;
        if self.messages.get(written) == Some(&kind) {
            return Some(written.to_owned());
        }
        let meant = self
            .is_sought()
            .then(|| suggest(written, self.of_kind(kind)));
        meant.flatten().map(str::to_owned)
    }

    fn is_sought(&mut self) -> bool {
        self.sought += 1;
        self.sought <= SOUGHT
    }

    fn of_kind(&self, kind: MessageKind) -> impl Iterator<Item = &str> {
        let of_kind = self.messages.iter().filter(move |it| *it.1 == kind);
        of_kind.map(|(name, _)| name.as_str())
    }
}

/// A reference to another message: `"name"`, or `{"ref": "name"}`.
fn with_name(reference: &Node, name: &str) -> Node {
    let name = |_: &Node| Node {
        value: Value::String(name.to_owned()),
        site: reference.site.clone(),
    };
    match &reference.value {
        Value::Object(_) => with_member(reference, "ref", name),
        _ => name(reference),
    }
}

/// One of some words, where it is probably meant; what else it is stays.
fn meant_word<'w>(node: &Node, words: impl IntoIterator<Item = &'w str>) -> Node {
    let meant = node.as_str().and_then(|word| suggest(word, words));
    Node {
        value: meant.map_or_else(|| node.value.clone(), |it| Value::String(it.to_owned())),
        site: node.site.clone(),
    }
}

/// An object with another value of a member, if it has that.
fn with_member(node: &Node, name: &str, mut change: impl FnMut(&Node) -> Node) -> Node {
    let Value::Object(members) = &node.value else {
        return node.clone();
    };
    let members = members.iter().map(|member| Member {
        node: if member.name == name {
            change(&member.node)
        } else {
            member.node.clone()
        },
        ..member.clone()
    });
    Node {
        value: Value::Object(members.collect()),
        site: node.site.clone(),
    }
}
