//! The `temporal` of types and fields.

use super::check_options::check_options;
use super::keys::Scope;
use super::model::Compatibility;
use super::options::{as_bool, elements};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::{Node, Value};
use crate::schema::{File, NamedType, SchemaSet, Shape, Type};

/// Whether each field of a record is marked `"temporal": {"sensitive": true}`.
pub fn sensitive_fields(named: &NamedType) -> Vec<bool> {
    field_nodes(named)
        .iter()
        .map(|field| option(field, "sensitive"))
        .collect()
}

/// Whether trying again after an error is useless: `"temporal": {"nonRetryable": true}`.
pub(super) fn is_non_retryable(named: &NamedType) -> bool {
    option(&named.node, "nonRetryable")
}

/// How compatible a type or protocol says that it has to be with what is released: `compatibility`
/// of its `temporal`.
pub fn compatibility_of(node: &Node) -> Option<Compatibility> {
    let word = node.get("temporal")?.get("compatibility")?.as_str()?;
    Compatibility::from_word(word)
}

/// A sensitive field of a value, or of a value in it.
pub(super) fn sensitive_field_in<'s>(
    set: &'s SchemaSet,
    ty: &Type,
) -> Option<(&'s NamedType, &'s str)> {
    set.reachable_from(ty).into_iter().find_map(|id| {
        let named = set.get(id);
        let at = sensitive_fields(named).iter().position(|it| *it)?;
        Some((named, named.fields()[at].name.as_str()))
    })
}

/// Finds what a type and its fields say in `temporal` that is wrong, or would say nothing.
pub fn check_temporal(named: &NamedType, diagnostics: &mut Diagnostics) {
    if let Some(temporal) = named.node.get("temporal") {
        let scope = match named.shape {
            Shape::Record { is_error: true, .. } => Scope::ErrorType,
            _ => Scope::Type,
        };
        let what = format!("`{}`", named.name);
        check_options(temporal, scope, "temporal", &what, diagnostics);
    }
    for (field, node) in named.fields().iter().zip(field_nodes(named)) {
        let what = format!("the field `{}` of `{}`", field.name, named.name);
        if let Some(temporal) = node.get("temporal") {
            check_options(temporal, Scope::Field, "temporal", &what, diagnostics);
        }
        if let Some(ty) = node.get("type") {
            let what = format!("the type of {what}");
            let help = "move it to the field, beside its `name`";
            check_misplaced(ty, &what, help, diagnostics);
        }
    }
}

/// Finds what a schema that is a file, outside of the named types in it, says in `temporal`.
pub fn check_root_temporal(file: &File, diagnostics: &mut Diagnostics) {
    if file.root.is_some() {
        let what = format!("the schema of `{}`", file.source.name);
        check_misplaced(&file.node, &what, "remove it", diagnostics);
    }
}

/// On a schema that is no named type, it says nothing. Named types in it are checked as such.
pub(super) fn check_misplaced(node: &Node, what: &str, help: &str, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Array(branches) => {
            for branch in branches.iter() {
                check_misplaced(branch, what, help, diagnostics);
            }
        }
        Value::Object(_) => {
            let declared = node.get("type");
            let word = declared.and_then(Node::as_str);
            if matches!(word, Some("record" | "error" | "enum" | "fixed")) {
                return;
            }
            if let Some(temporal) = node.get("temporal") {
                diagnostics.push(misplaced(temporal, what).help(help));
            }
            let parts = [declared, node.get("items"), node.get("values")];
            for part in parts.into_iter().flatten() {
                check_misplaced(part, what, help, diagnostics);
            }
        }
        _ => {}
    }
}

pub(super) fn misplaced(temporal: &Node, what: &str) -> Diagnostic {
    Diagnostic::error(
        "misplaced_option",
        &temporal.site,
        format!("the `temporal` on {what} would say nothing"),
    )
}

fn option(node: &Node, name: &str) -> bool {
    let temporal = node.get("temporal");
    temporal
        .and_then(|temporal| temporal.get(name))
        .and_then(as_bool)
        == Some(true)
}

fn field_nodes(named: &NamedType) -> &[Node] {
    named.node.get("fields").map_or(&[], elements)
}
