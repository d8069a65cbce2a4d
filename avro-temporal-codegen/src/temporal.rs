//! The attribute `temporal`: what of it is supported, and what is refused.

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::json::{Node, Value};
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{File, NamedType};
use avro_temporal_contract::site::Site;

use crate::report::list;

/// What a field's `temporal` may hold.
const FIELD_OPTIONS: [&str; 1] = ["sensitive"];

/// Whether each field of a record is marked `"temporal": {"sensitive": true}`.
pub(crate) fn sensitive_fields(named: &NamedType) -> Vec<bool> {
    let is_true = |node: &Node| matches!(node.value, Value::Bool(true));
    field_nodes(named)
        .iter()
        .map(|field| {
            let temporal = field.get("temporal");
            temporal
                .and_then(|temporal| temporal.get("sensitive"))
                .is_some_and(is_true)
        })
        .collect()
}

/// Finds what the type and its fields say in `temporal` that would say nothing.
pub(crate) fn check_temporal(named: &NamedType, diagnostics: &mut Diagnostics) {
    if let Some(temporal) = named.node.get("temporal") {
        let what = format!("`{}`", named.name);
        for (name, site) in options(temporal, &what, diagnostics) {
            diagnostics.push(
                Diagnostic::error(
                    "not_supported_yet",
                    site,
                    format!(
                        "{what} has the `temporal` option `{name}`, which is not supported yet"
                    ),
                )
                .note("on a type it would say nothing: of types, fields alone take options")
                .help("remove it"),
            );
        }
    }
    for (field, node) in named.fields().iter().zip(field_nodes(named)) {
        let what = format!("the field `{}` of `{}`", field.name, named.name);
        if let Some(temporal) = node.get("temporal") {
            check_field(temporal, &what, diagnostics);
        }
        if let Some(ty) = node.get("type") {
            let what = format!("the type of {what}");
            check_misplaced(
                ty,
                &what,
                "move it to the field, beside its `name`",
                diagnostics,
            );
        }
    }
}

/// Finds what a schema that is a file, outside of the named types in it, says in `temporal`.
pub(crate) fn check_root_temporal(file: &File, diagnostics: &mut Diagnostics) {
    if file.root.is_some() {
        let what = format!("the schema of `{}`", file.source.name);
        check_misplaced(&file.node, &what, "remove it", diagnostics);
    }
}

fn field_nodes(named: &NamedType) -> &[Node] {
    match named.node.get("fields").map(|fields| &fields.value) {
        Some(Value::Array(fields)) => fields,
        _ => &[],
    }
}

fn check_field(temporal: &Node, what: &str, diagnostics: &mut Diagnostics) {
    for (name, site) in options(temporal, what, diagnostics) {
        if !FIELD_OPTIONS.contains(&name) {
            let diagnostic = Diagnostic::error(
                "unknown_option",
                site,
                format!("{what} has no `temporal` option `{}`", name.escape_debug()),
            );
            diagnostics.push(match suggest(name, FIELD_OPTIONS) {
                Some(meant) => diagnostic.help(format!("write `{meant}`")),
                None => diagnostic.help(format!("it takes {}", list(FIELD_OPTIONS))),
            });
            continue;
        }
        let value = temporal
            .get(name)
            .filter(|value| !matches!(value.value, Value::Bool(_)));
        if let Some(value) = value {
            diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &value.site,
                    format!("`{name}` of {what} is {}, not a boolean", value.describe()),
                )
                .help("write `true` or `false`"),
            );
        }
    }
}

/// The options of a `temporal`, which is an object.
fn options<'n>(
    temporal: &'n Node,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'n str, &'n Site)> {
    let Value::Object(members) = &temporal.value else {
        diagnostics.push(
            Diagnostic::error(
                "wrong_attribute_type",
                &temporal.site,
                format!(
                    "`temporal` of {what} is {}, not an object",
                    temporal.describe()
                ),
            )
            .help("write its options in an object: `\"temporal\": {\"sensitive\": true}`"),
        );
        return Vec::new();
    };
    members
        .iter()
        .map(|member| (member.name.as_str(), &member.name_site))
        .collect()
}

/// On a schema that is no named type, it says nothing. Named types in it are checked as such.
fn check_misplaced(node: &Node, what: &str, help: &str, diagnostics: &mut Diagnostics) {
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
                diagnostics.push(
                    Diagnostic::error(
                        "misplaced_option",
                        &temporal.site,
                        format!("the `temporal` on {what} would say nothing"),
                    )
                    .help(help),
                );
            }
            let parts = [declared, node.get("items"), node.get("values")];
            for part in parts.into_iter().flatten() {
                check_misplaced(part, what, help, diagnostics);
            }
        }
        _ => {}
    }
}
