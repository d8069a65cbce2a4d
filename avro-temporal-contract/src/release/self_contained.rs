//! A contract or schema as one text that needs no other file.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::released::named;
use super::{Body, Subject};
use crate::json::{Member, Node, Value};
use crate::schema::text::write_json_string;
use crate::schema::{Kind, NamedType, Type, TypeId};

/// The longest line on which an object or array stands whole.
const WIDTH: usize = 100;

/// The text of a release: the file as it is written, with the types that it takes from others in
/// it. `file` is the position of the subject's file in its set.
pub fn release_text(subject: &Subject, file: usize) -> String {
    let set = &subject.set;
    let own = &set.files()[file];
    let foreign = foreign_types(subject, &own.types);
    let definitions: Vec<Node> = foreign
        .iter()
        .map(|id| with_fullname(set.get(*id)))
        .collect();
    let node = match &subject.body {
        _ if definitions.is_empty() => own.node.clone(),
        Body::Contract(_) => with_types(&own.node, definitions),
        Body::Type(_) => {
            let own_nodes = match &own.node.value {
                Value::Array(list) => list.to_vec(),
                _ => vec![own.node.clone()],
            };
            let all: Vec<Node> = definitions.into_iter().chain(own_nodes).collect();
            Node {
                value: Value::Array(all.into()),
                site: own.node.site.clone(),
            }
        }
    };
    let mut out = String::new();
    write_pretty(&node, 0, &mut out);
    out.push('\n');
    out
}

/// The types of other files that the subject reaches, without those that stand inside of another.
fn foreign_types(subject: &Subject, own: &[TypeId]) -> Vec<TypeId> {
    let set = &subject.set;
    let roots = match &subject.body {
        Body::Contract(contract) => super::uses::uses(contract)
            .into_iter()
            .filter_map(|it| it.ty)
            .collect(),
        Body::Type(ty) => vec![ty.clone()],
    };
    // Types that no message needs, and what they need, are part of the file, too.
    let own_types = own.iter().map(|id| named(set, *id));
    let site = subject.site().clone();
    let all = Type::new(
        Kind::Union(roots.into_iter().chain(own_types).collect()),
        site,
    );
    let own: HashSet<TypeId> = own.iter().copied().collect();
    let mut foreign: Vec<TypeId> = set
        .reachable_from(&all)
        .into_iter()
        .filter(|id| !own.contains(id))
        .collect();
    // What encloses comes before what it encloses, and ends after it.
    let place = |id: &TypeId| {
        let site = &set.get(*id).site;
        let span = site.span();
        (Arc::as_ptr(site.source()), span.start, Reverse(span.end))
    };
    foreign.sort_by_key(place);
    let mut outermost: Vec<TypeId> = Vec::new();
    for id in foreign {
        let is_inside = outermost
            .last()
            .is_some_and(|outer| encloses(set.get(*outer), set.get(id)));
        if !is_inside {
            outermost.push(id);
        }
    }
    // The order of the set is the same on each run; that of addresses is not.
    outermost.sort_unstable();
    outermost
}

fn encloses(outer: &NamedType, inner: &NamedType) -> bool {
    let (outer, inner) = (&outer.site, &inner.site);
    let (from, to) = (outer.span(), inner.span());
    Arc::ptr_eq(outer.source(), inner.source()) && from.start <= to.start && to.end <= from.end
}

/// A definition that means the same in any namespace.
fn with_fullname(named: &NamedType) -> Node {
    let Value::Object(members) = &named.node.value else {
        return named.node.clone();
    };
    let site = &named.name_site;
    let text = |name: &str, value: &str| Member {
        name: name.to_owned(),
        name_site: site.clone(),
        node: Node {
            value: Value::String(value.to_owned()),
            site: site.clone(),
        },
    };
    let names = [
        text("name", named.name.name()),
        text("namespace", named.name.namespace()),
    ];
    let rest = members
        .iter()
        .filter(|member| member.name != "name" && member.name != "namespace")
        .cloned();
    Node {
        value: Value::Object(names.into_iter().chain(rest).collect()),
        site: named.node.site.clone(),
    }
}

/// A protocol with more types, before its own.
fn with_types(protocol: &Node, mut types: Vec<Node>) -> Node {
    let Value::Object(members) = &protocol.value else {
        return protocol.clone();
    };
    if let Some(Value::Array(own)) = protocol.get("types").map(|node| &node.value) {
        types.extend(own.iter().cloned());
    }
    let types = Node {
        value: Value::Array(types.into()),
        site: protocol.site.clone(),
    };
    let has_types = protocol.get("types").is_some();
    let mut written = Vec::new();
    for member in members.iter() {
        if member.name == "messages" && !has_types {
            written.push(types_member(protocol, types.clone()));
        }
        if member.name == "types" {
            written.push(types_member(protocol, types.clone()));
        } else {
            written.push(member.clone());
        }
    }
    Node {
        value: Value::Object(written.into()),
        site: protocol.site.clone(),
    }
}

fn types_member(protocol: &Node, node: Node) -> Member {
    Member {
        name: "types".to_owned(),
        name_site: protocol.site.clone(),
        node,
    }
}

/// JSON with two spaces a level; what fits on a line stands on one.
fn write_pretty(node: &Node, indent: usize, out: &mut String) {
    let column = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
    if let Some(line) = on_a_line(node, WIDTH.saturating_sub(column)) {
        out.push_str(&line);
        return;
    }
    let deeper = indent + 2;
    match &node.value {
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                new_line(index, deeper, out);
                write_pretty(element, deeper, out);
            }
            new_line(0, indent, out);
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                new_line(index, deeper, out);
                write_json_string(&member.name, out);
                out.push_str(": ");
                write_pretty(&member.node, deeper, out);
            }
            new_line(0, indent, out);
            out.push('}');
        }
        _ => crate::schema::text::write_json(node, out),
    }
}

fn new_line(index: usize, indent: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// A value on one line, if it has at most so many bytes.
fn on_a_line(node: &Node, width: usize) -> Option<String> {
    let mut out = String::new();
    write_line(node, width, &mut out).then_some(out)
}

fn write_line(node: &Node, width: usize, out: &mut String) -> bool {
    match &node.value {
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                if !write_line(element, width, out) {
                    return false;
                }
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_json_string(&member.name, out);
                out.push_str(": ");
                if !write_line(&member.node, width, out) {
                    return false;
                }
            }
            out.push('}');
        }
        _ => crate::schema::text::write_json(node, out),
    }
    out.len() <= width
}
