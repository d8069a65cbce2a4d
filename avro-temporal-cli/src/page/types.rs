//! Types on the page.

use std::fmt::Write as _;

use avro_temporal_contract::contract::{compatibility_of, sensitive_fields};
use avro_temporal_contract::schema::{
    Kind, Logical, NamedType, SchemaSet, Shape, Symbol, Type, TypeId, render_json,
};

use super::markdown::{code, code_cell, text_blocks, text_cell, text_line};
use super::table::render_table;
use super::type_anchor;

/// The section of named types; nothing without any. `home` is the namespace that isn't repeated.
pub(super) fn render_types(set: &SchemaSet, ids: &[TypeId], home: &str) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let types: String = ids.iter().map(|id| render_type(set, *id, home)).collect();
    format!("\n## Types\n{types}")
}

fn render_type(set: &SchemaSet, id: TypeId, home: &str) -> String {
    let named = set.get(id);
    let mut text = format!(
        "\n### <a id=\"{}\"></a>{}\n",
        type_anchor(set, id),
        type_name(named, home)
    );
    text += &text_blocks(named.doc.as_deref());
    let _ = write!(
        text,
        "\n{} {}",
        shape_word(named),
        code(named.name.as_str())
    );
    if let Shape::Fixed { size, logical } = &named.shape {
        let unit = if *size == 1 { "byte" } else { "bytes" };
        let _ = write!(text, " of {size} {unit}{}", logical_part(*logical));
    }
    if !named.aliases.is_empty() {
        let aliases: Vec<_> = named.aliases.iter().map(|it| code(it.as_str())).collect();
        let _ = write!(text, ", also known as {}", aliases.join(", "));
    }
    text += ".\n";
    if let Some(compatibility) = compatibility_of(&named.node) {
        let _ = writeln!(text, "\n**Compatibility:** `{}`.", compatibility.word());
    }
    match &named.shape {
        Shape::Record { .. } => text += &render_fields(set, named, home),
        Shape::Enum { symbols, default } => text += &render_symbols(symbols, *default),
        Shape::Fixed { .. } => {}
    }
    text
}

fn render_symbols(symbols: &[Symbol], default: Option<usize>) -> String {
    let mut text = String::from("\n");
    for (index, symbol) in symbols.iter().enumerate() {
        let role = if Some(index) == default {
            ", which stands for one that a reader doesn't know"
        } else {
            ""
        };
        let _ = writeln!(text, "- {}{role}", code(&symbol.name));
    }
    text
}

/// The fields of a record as a table.
pub(super) fn render_fields(set: &SchemaSet, record: &NamedType, home: &str) -> String {
    if record.fields().is_empty() {
        return "\nIt has no fields.\n".to_owned();
    }
    let sensitive = sensitive_fields(record);
    let rows: Vec<_> = record
        .fields()
        .iter()
        .zip(sensitive)
        .map(|(field, is_sensitive)| {
            let default = field.default.as_ref().map(|it| code_cell(&render_json(it)));
            let mut says = Vec::new();
            if is_sensitive {
                says.push("**Sensitive.**".to_owned());
            }
            let doc = text_cell(field.doc.as_deref());
            if !doc.is_empty() {
                says.push(doc);
            }
            if !field.aliases.is_empty() {
                let aliases: Vec<_> = field.aliases.iter().map(|it| code_cell(it)).collect();
                says.push(format!("Also known as {}.", aliases.join(", ")));
            }
            [
                code_cell(&field.name),
                schema(set, &field.ty, home),
                default.unwrap_or_default(),
                says.join(" "),
            ]
        })
        .collect();
    render_table(["field", "type", "default", "says"], &rows)
}

/// A schema in words, its named types as links: `array of [Order](#acme.Order)`.
pub(super) fn schema(set: &SchemaSet, ty: &Type, home: &str) -> String {
    match &ty.kind {
        Kind::Named(id) => type_link(set, *id, home),
        Kind::Array(items) => format!("array of {}", part(set, items, home)),
        Kind::Map(values) => format!("map of {}", part(set, values, home)),
        Kind::Union(branches) => {
            let branches: Vec<_> = branches.iter().map(|it| part(set, it, home)).collect();
            match branches.as_slice() {
                [only] => format!("union of {only} alone"),
                _ => branches.join(" or "),
            }
        }
        _ => format!("{}{}", ty.avro_name(), logical_part(ty.logical)),
    }
}

/// A schema within another: a union is kept together.
fn part(set: &SchemaSet, ty: &Type, home: &str) -> String {
    let text = schema(set, ty, home);
    match &ty.kind {
        Kind::Union(_) => format!("({text})"),
        _ => text,
    }
}

/// A named type's name, which leads to it.
pub(super) fn type_link(set: &SchemaSet, id: TypeId, home: &str) -> String {
    let anchor = type_anchor(set, id);
    format!("[{}](#{anchor})", type_name(set.get(id), home))
}

fn type_name(named: &NamedType, home: &str) -> String {
    if named.name.namespace() == home {
        text_line(named.name.name())
    } else {
        text_line(named.name.as_str())
    }
}

fn shape_word(named: &NamedType) -> &'static str {
    match named.shape {
        Shape::Record { is_error: true, .. } => "Error",
        Shape::Record { .. } => "Record",
        Shape::Enum { .. } => "Enum",
        Shape::Fixed { .. } => "Fixed",
    }
}

fn logical_part(logical: Option<Logical>) -> String {
    logical.map_or_else(String::new, |logical| format!(" ({})", logical.describe()))
}
