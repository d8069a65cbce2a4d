//! A set of types as text: what a reader needs at run time.

use std::fmt::Write as _;

use super::set::{SchemaSet, TypeId};
use super::{Field, Kind, Logical, Shape, Type};
use crate::json::{Node, Value};

impl SchemaSet {
    /// Types as a JSON array of definitions, in the order given, each type by its fullname: with
    /// the defaults and aliases that resolution needs, without documentation.
    ///
    /// Reads back with [`Names::Full`](super::Names::Full), as a union, if all that the types refer
    /// to is listed.
    pub fn reader_text(&self, ids: &[TypeId]) -> String {
        let mut out = String::from("[");
        for (index, id) in ids.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            self.write_named(*id, &mut out);
        }
        out.push(']');
        out
    }

    fn write_named(&self, id: TypeId, out: &mut String) {
        let named = self.get(id);
        let _ = write!(out, r#"{{"name":"{}""#, named.name);
        let aliases: Vec<_> = named.aliases.iter().map(super::FullName::as_str).collect();
        write_aliases(&aliases, out);
        match &named.shape {
            Shape::Record { fields, is_error } => {
                let kind = if *is_error { "error" } else { "record" };
                let _ = write!(out, r#","type":"{kind}","fields":["#);
                for (index, field) in fields.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.write_field(field, out);
                }
                out.push(']');
            }
            Shape::Enum { symbols, default } => {
                out.push_str(r#","type":"enum","symbols":["#);
                for (index, symbol) in symbols.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    let _ = write!(out, r#""{}""#, symbol.name);
                }
                out.push(']');
                if let Some(default) = default {
                    let _ = write!(out, r#","default":"{}""#, symbols[*default].name);
                }
            }
            Shape::Fixed { size, logical } => {
                let _ = write!(out, r#","type":"fixed","size":{size}"#);
                write_logical(*logical, out);
            }
        }
        out.push('}');
    }

    fn write_field(&self, field: &Field, out: &mut String) {
        let _ = write!(out, r#"{{"name":"{}""#, field.name);
        let aliases: Vec<_> = field.aliases.iter().map(String::as_str).collect();
        write_aliases(&aliases, out);
        out.push_str(r#","type":"#);
        self.write_type(&field.ty, out);
        if let Some(default) = &field.default {
            out.push_str(r#","default":"#);
            write_json(default, out);
        }
        out.push('}');
    }

    fn write_type(&self, ty: &Type, out: &mut String) {
        match &ty.kind {
            Kind::Array(items) => {
                out.push_str(r#"{"type":"array","items":"#);
                self.write_type(items, out);
                out.push('}');
            }
            Kind::Map(values) => {
                out.push_str(r#"{"type":"map","values":"#);
                self.write_type(values, out);
                out.push('}');
            }
            Kind::Union(branches) => {
                out.push('[');
                for (index, branch) in branches.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.write_type(branch, out);
                }
                out.push(']');
            }
            Kind::Named(id) => {
                let _ = write!(out, r#""{}""#, self.get(*id).name);
            }
            _ if ty.logical.is_some() => {
                let _ = write!(out, r#"{{"type":"{}""#, ty.avro_name());
                write_logical(ty.logical, out);
                out.push('}');
            }
            _ => {
                let _ = write!(out, r#""{}""#, ty.avro_name());
            }
        }
    }
}

fn write_logical(logical: Option<Logical>, out: &mut String) {
    let Some(logical) = logical else { return };
    let _ = write!(out, r#","logicalType":"{}""#, logical.name());
    if let Logical::Decimal { precision, scale } = logical {
        let _ = write!(out, r#","precision":{precision},"scale":{scale}"#);
    }
}

fn write_aliases(aliases: &[&str], out: &mut String) {
    if aliases.is_empty() {
        return;
    }
    out.push_str(r#","aliases":["#);
    for (index, alias) in aliases.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_json_string(alias, out);
    }
    out.push(']');
}

/// JSON on one line, without a space that isn't in a string.
pub fn render_json(node: &Node) -> String {
    let mut out = String::new();
    write_json(node, &mut out);
    out
}

pub(crate) fn write_json(node: &Node, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => {
            let _ = write!(out, "{value}");
        }
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_json_string(text, out),
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(element, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json_string(&member.name, out);
                out.push(':');
                write_json(&member.node, out);
            }
            out.push('}');
        }
    }
}

/// A JSON string with the shortest escapes, everything above ASCII's controls as it is.
pub(crate) fn write_json_string(text: &str, out: &mut String) {
    out.push('"');
    if !text
        .bytes()
        .any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\')
    {
        out.push_str(text);
        out.push('"');
        return;
    }
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if control < '\u{20}' => {
                let _ = write!(out, "\\u{:04x}", control as u32);
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
