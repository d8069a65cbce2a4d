//! A struct's fields against a record's.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Field, NamedType, SchemaSet};
use heck::ToSnakeCase;
use proc_macro2::{Ident, Span, TokenStream};
use syn::FieldsNamed;
use syn::ext::IdentExt as _;

use super::attributes::parse_rename;
use super::errors_at;
use super::field_type::{Context, match_type};
use crate::naming::field_ident;
use crate::shape::Shape;

/// The fields in the schema's order, and the checks that the compiler makes of their types.
pub(super) struct Matched {
    pub(super) fields: Vec<(Ident, String, Shape)>,
    pub(super) checks: TokenStream,
}

pub(super) fn match_fields(
    set: &SchemaSet,
    record: &NamedType,
    fields: &[Field],
    own: &FieldsNamed,
    runtime: &TokenStream,
) -> Result<Matched, TokenStream> {
    let mut errors: Vec<(Span, Diagnostic)> = Vec::new();
    let mut taken = vec![None; fields.len()];
    for (position, field) in own.named.iter().enumerate() {
        let Some(ident) = &field.ident else { continue };
        let rename = parse_rename(&field.attrs).map_err(|error| error.to_compile_error())?;
        let written = rename.as_ref().map_or_else(
            || ident.unraw().to_string(),
            syn::LitStr::value,
        );
        let found = fields.iter().position(|candidate| {
            candidate.name == written
                || rename.is_none()
                    && field_ident(&candidate.name).is_some_and(|candidate| {
                        candidate.unraw() == ident.unraw()
                            || candidate == written.to_snake_case()
                    })
        });
        let span = rename.as_ref().map_or_else(|| ident.span(), syn::LitStr::span);
        match found {
            Some(index) if taken[index].is_none() => taken[index] = Some(position),
            Some(index) => errors.push((
                span,
                Diagnostic::error(
                    "duplicate_field",
                    &fields[index].site,
                    format!("two fields stand for `{}` of `{}`", fields[index].name, record.name),
                )
                .help("remove one of the two"),
            )),
            None => errors.push((span, unknown_field(record, fields, &written))),
        }
    }
    let mut matched = Matched {
        fields: Vec::new(),
        checks: TokenStream::new(),
    };
    for (schema_field, position) in fields.iter().zip(taken) {
        let Some(position) = position else {
            errors.push((Span::call_site(), missing_field(set, record, schema_field)));
            continue;
        };
        let field = &own.named[position];
        let Some(ident) = &field.ident else { continue };
        let context = Context {
            set,
            record,
            field: schema_field,
            rust_field: ident,
            runtime,
        };
        match match_type(&context, &schema_field.ty, &field.ty) {
            Ok((shape, checks)) => {
                matched
                    .fields
                    .push((ident.clone(), schema_field.name.clone(), shape));
                matched.checks.extend(checks);
            }
            Err((span, diagnostic)) => errors.push((span, *diagnostic)),
        }
    }
    match errors_at(errors) {
        None => Ok(matched),
        Some(errors) => Err(errors),
    }
}

fn unknown_field(record: &NamedType, fields: &[Field], written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown_field",
        &record.site,
        format!("`{}` has no field `{written}`", record.name),
    );
    let names = fields.iter().map(|field| field.name.as_str());
    match suggest(written, names) {
        Some(meant) => diagnostic.help(format!(
            "name it after `{meant}`, add #[avro(name = \"{meant}\")], or add the field to the schema"
        )),
        None => diagnostic.help("remove it, or add it to the schema with a default"),
    }
}

fn missing_field(set: &SchemaSet, record: &NamedType, field: &Field) -> Diagnostic {
    let ident = field_ident(&field.name).map_or_else(String::new, |ident| ident.to_string());
    Diagnostic::error(
        "missing_field",
        &field.site,
        format!("the field `{}` of `{}` is missing", field.name, record.name),
    )
    .help(format!(
        "add `{ident}: {}`",
        super::field_type::suggested_type(set, &field.ty)
    ))
}
