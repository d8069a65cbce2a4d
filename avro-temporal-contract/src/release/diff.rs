//! What changed between two texts of a subject, as a list for people.

use crate::json::{Node, Value};
use crate::schema::render_json;

/// The changes from one text to another, a line each: `+` is new, `-` is gone, `~` is changed, each
/// with its place. Types, fields, symbols and parameters are known by their names, not by their
/// positions; line breaks and indentation don't count.
pub fn diff(old: &Node, new: &Node) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", old, new, &mut lines);
    lines
}

fn compare(path: &str, old: &Node, new: &Node, lines: &mut Vec<String>) {
    match (&old.value, &new.value) {
        (Value::Object(was), Value::Object(is)) => {
            for member in is.iter() {
                let path = format!("{path}/{}", shown(&member.name));
                match old.get(&member.name) {
                    Some(before) => compare(&path, before, &member.node, lines),
                    None => lines.push(format!("+ {path}: {}", text(&member.node))),
                }
            }
            for member in was.iter().filter(|member| new.get(&member.name).is_none()) {
                let path = format!("{path}/{}", shown(&member.name));
                lines.push(format!("- {path}: {}", text(&member.node)));
            }
        }
        (Value::Array(was), Value::Array(is)) => match (named(was), named(is)) {
            (Some(was), Some(is)) => elements(path, &was, &is, lines),
            _ => changed(path, old, new, lines),
        },
        _ => changed(path, old, new, lines),
    }
}

fn changed(path: &str, old: &Node, new: &Node, lines: &mut Vec<String>) {
    if !old.same_value(new) {
        let path = if path.is_empty() { "/" } else { path };
        lines.push(format!("~ {path}: {} → {}", text(old), text(new)));
    }
}

/// Elements with a name of their own each.
type Named<'n> = Vec<(&'n str, &'n Node)>;

fn elements(path: &str, old: &Named<'_>, new: &Named<'_>, lines: &mut Vec<String>) {
    let at = |list: &Named<'_>, name: &str| list.iter().position(|(it, _)| *it == name);
    for (name, node) in new {
        let path = format!("{path}/{}", shown(name));
        match at(old, name) {
            Some(index) => compare(&path, old[index].1, node, lines),
            None => lines.push(format!("+ {path}: {}", text(node))),
        }
    }
    for (name, node) in old.iter().filter(|(name, _)| at(new, name).is_none()) {
        lines.push(format!("- {path}/{}: {}", shown(name), text(node)));
    }
    let kept = |list: &Named<'_>, other: &Named<'_>| -> Vec<String> {
        let names = list.iter().map(|(name, _)| *name);
        names
            .filter(|name| at(other, name).is_some())
            .map(str::to_owned)
            .collect()
    };
    if kept(old, new) != kept(new, old) {
        let path = if path.is_empty() { "/" } else { path };
        lines.push(format!("~ {path}: the order changed"));
    }
}

/// The elements by name, if each has one: an object's `name` or `ref`, or the text itself.
fn named(elements: &[Node]) -> Option<Named<'_>> {
    let mut named: Named<'_> = Vec::new();
    for element in elements {
        let name = element
            .get("name")
            .or_else(|| element.get("ref"))
            .unwrap_or(element)
            .as_str()?;
        if named.iter().any(|(other, _)| *other == name) {
            return None;
        }
        named.push((name, element));
    }
    Some(named)
}

fn shown(name: &str) -> String {
    name.escape_debug().to_string()
}

/// A value on a line, the beginning of a long one.
fn text(node: &Node) -> String {
    const SHOWN: usize = 60;
    let mut text = render_json(node);
    if text.chars().count() > SHOWN {
        text = text.chars().take(SHOWN).collect();
        text.push('…');
    }
    text
}
