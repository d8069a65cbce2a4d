//! What is not generated yet, refused as a whole.

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::{Kind, Logical, SchemaSet, Shape, Type, TypeId};

/// Finds what has no Rust type yet in the given types.
pub(crate) fn check_support(set: &SchemaSet, ids: &[TypeId], diagnostics: &mut Diagnostics) {
    for id in ids {
        let named = set.get(*id);
        match &named.shape {
            Shape::Record { fields, .. } => {
                for field in fields {
                    check_type_support(set, &field.ty, diagnostics);
                }
            }
            Shape::Fixed {
                logical: Some(logical),
                ..
            } => refuse_logical(*logical, &named.site, diagnostics),
            Shape::Enum { symbols, .. } if symbols.is_empty() => {
                diagnostics.push(
                    Diagnostic::error(
                        "not_supported_yet",
                        &named.site,
                        format!("the enum `{}` has no symbols, and no value", named.name),
                    )
                    .help("add a symbol"),
                );
            }
            Shape::Enum { .. } | Shape::Fixed { .. } => {}
        }
    }
}

/// Finds what has no Rust type yet at one place of use.
pub(crate) fn check_type_support(set: &SchemaSet, ty: &Type, diagnostics: &mut Diagnostics) {
    if let Some(
        logical @ (Logical::Uuid
        | Logical::Duration
        | Logical::Decimal { .. }
        | Logical::BigDecimal),
    ) = ty.logical
    {
        refuse_logical(logical, &ty.site, diagnostics);
    }
    match &ty.kind {
        Kind::Array(inner) | Kind::Map(inner) => check_type_support(set, inner, diagnostics),
        Kind::Union(branches) => {
            if optional(branches).is_none() {
                diagnostics.push(
                    Diagnostic::error(
                        "not_supported_yet",
                        &ty.site,
                        format!("the {} is not generated yet", set.describe(ty)),
                    )
                    .note("a union is generated if it is null and one other type")
                    .help("use a record with one optional field for each branch"),
                );
            }
            for branch in branches {
                check_type_support(set, branch, diagnostics);
            }
        }
        _ => {}
    }
}

fn refuse_logical(
    logical: Logical,
    site: &avro_temporal_contract::site::Site,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.push(
        Diagnostic::error(
            "not_supported_yet",
            site,
            format!("the logical type `{logical}` is not generated yet"),
        )
        .help("use the underlying type, without `logicalType`"),
    );
}

/// The index of null and the other branch, of a union of null and one other type.
pub(crate) fn optional(branches: &[Type]) -> Option<(usize, &Type)> {
    match branches {
        [null, other] if matches!(null.kind, Kind::Null) => Some((0, other)),
        [other, null] if matches!(null.kind, Kind::Null) => Some((1, other)),
        _ => None,
    }
}
