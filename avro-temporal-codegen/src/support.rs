//! What has no Rust type, refused as a whole.

use avro_temporal_contract::contract::check_temporal;
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::{Kind, SchemaSet, Shape, Type, TypeId};

/// Finds what has no Rust type in the given types.
pub(crate) fn check_support(set: &SchemaSet, ids: &[TypeId], diagnostics: &mut Diagnostics) {
    for id in ids {
        let named = set.get(*id);
        check_temporal(named, diagnostics);
        match &named.shape {
            Shape::Record { fields, .. } => {
                for field in fields {
                    let what = format!("the field `{}` of `{}`", field.name, named.name);
                    check_type_support(&what, &field.ty, diagnostics);
                }
            }
            Shape::Enum { symbols, .. } if symbols.is_empty() => {
                diagnostics.push(
                    Diagnostic::error(
                        "enum_without_symbols",
                        &named.site,
                        format!("the enum `{}` has no symbols", named.name),
                    )
                    .note("no value of such an enum exists")
                    .help("add a symbol: `\"symbols\": [\"…\"]`"),
                );
            }
            Shape::Enum { .. } | Shape::Fixed { .. } => {}
        }
    }
}

/// Finds what has no Rust type at one place of use, which messages call `what`.
pub(crate) fn check_type_support(what: &str, ty: &Type, diagnostics: &mut Diagnostics) {
    match &ty.kind {
        Kind::Array(inner) | Kind::Map(inner) => check_type_support(what, inner, diagnostics),
        Kind::Union(branches) => {
            if branches.is_empty() {
                diagnostics.push(
                    Diagnostic::error(
                        "union_without_branches",
                        &ty.site,
                        format!("{what} is a union without branches"),
                    )
                    .note("no value of such a union exists")
                    .help("add a branch: `[\"null\", …]`"),
                );
            }
            for branch in branches {
                check_type_support(what, branch, diagnostics);
            }
        }
        _ => {}
    }
}

/// The index of null and the other branch, of a union of null and one other type.
pub(crate) fn optional(branches: &[Type]) -> Option<(usize, &Type)> {
    match branches {
        [null, other] if matches!(null.kind, Kind::Null) => Some((0, other)),
        [other, null] if matches!(null.kind, Kind::Null) => Some((1, other)),
        _ => None,
    }
}
