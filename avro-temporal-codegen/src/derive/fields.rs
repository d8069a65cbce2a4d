//! A struct's fields against a record's.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Field, NamedType, SchemaSet};
use heck::ToSnakeCase as _;
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::{FieldsNamed, LitStr};

use super::attributes::parse_rename;
use super::field_type::{Context, Part, match_type, suggested_type};
use crate::naming::field_ident;
use crate::report::{Errors, list};
use crate::shape::Shape;
use crate::unions::field_union;

/// The fields in the schema's order, and the checks that the compiler makes of their types.
pub(super) struct Matched {
    pub(super) fields: Vec<(Ident, String, Shape)>,
    pub(super) checks: TokenStream,
}

/// A field of the struct, and what it is to stand for.
struct Own<'a> {
    field: &'a syn::Field,
    ident: &'a Ident,
    rename: Option<LitStr>,
}

impl<'a> Own<'a> {
    fn new(field: &'a syn::Field, errors: &mut Errors) -> Option<Self> {
        Some(Self {
            field,
            ident: field.ident.as_ref()?,
            rename: parse_rename(&field.attrs, errors),
        })
    }

    /// The name that the schema is searched for.
    fn name(&self) -> String {
        self.rename
            .as_ref()
            .map_or_else(|| self.ident.unraw().to_string(), LitStr::value)
    }

    fn span(&self) -> Span {
        self.rename
            .as_ref()
            .map_or_else(|| self.ident.span(), LitStr::span)
    }

    fn stands_for(&self, candidate: &Field) -> bool {
        let name = self.name();
        candidate.name == name
            || self.rename.is_none()
                && field_ident(&candidate.name).is_some_and(|candidate| {
                    candidate.unraw() == self.ident.unraw() || candidate == name.to_snake_case()
                })
    }
}

/// Holds every field of the struct against the record. `owner` is the struct's name.
pub(super) fn match_fields(
    set: &SchemaSet,
    record: &NamedType,
    fields: &[Field],
    (owner, own): (&Ident, &FieldsNamed),
    runtime: &TokenStream,
    errors: &mut Errors,
) -> Matched {
    let own: Vec<Own<'_>> = own
        .named
        .iter()
        .filter_map(|field| Own::new(field, errors))
        .collect();
    let mut taken: Vec<Option<&Own<'_>>> = vec![None; fields.len()];
    let mut unknown = Vec::new();
    for field in &own {
        match fields
            .iter()
            .position(|candidate| field.stands_for(candidate))
        {
            None => unknown.push(field),
            Some(index) => match taken[index] {
                None => taken[index] = Some(field),
                Some(other) => errors.push(
                    field.span(),
                    duplicate_field(record, &fields[index], other, field),
                ),
            },
        }
    }
    let mut missing: Vec<&Field> = fields
        .iter()
        .zip(&taken)
        .filter_map(|(field, taken)| taken.is_none().then_some(field))
        .collect();
    for field in unknown {
        errors.push(field.span(), unknown_field(record, &mut missing, field));
    }
    for field in missing {
        errors.push(owner.span(), missing_field(set, record, field));
    }
    let mut matched = Matched {
        fields: Vec::new(),
        checks: TokenStream::new(),
    };
    for (schema_field, own) in fields.iter().zip(taken) {
        let Some(own) = own else { continue };
        let context = Context {
            set,
            item: format!("the field `{}` of `{}`", schema_field.name, record.name),
            rust: own.ident,
            runtime,
        };
        let part = Part::whole(field_union(record.name.name(), &schema_field.name));
        match match_type(&context, &schema_field.ty, &own.field.ty, &part) {
            Ok((shape, checks)) => {
                let name = schema_field.name.clone();
                matched.fields.push((own.ident.clone(), name, shape));
                matched.checks.extend(checks);
            }
            Err((site, diagnostic)) => errors.push(site, *diagnostic),
        }
    }
    matched
}

fn duplicate_field(
    record: &NamedType,
    field: &Field,
    first: &Own<'_>,
    second: &Own<'_>,
) -> Diagnostic {
    Diagnostic::error(
        "duplicate_field",
        &field.site,
        format!(
            "`{}` and `{}` both stand for the field `{}` of `{}`",
            first.ident, second.ident, field.name, record.name
        ),
    )
    .help("remove one of the two")
}

/// A missing field that the help names is not reported a second time.
fn unknown_field(record: &NamedType, missing: &mut Vec<&Field>, own: &Own<'_>) -> Diagnostic {
    let written = own.name();
    let diagnostic = Diagnostic::error(
        "unknown_field",
        &record.site,
        format!("`{}` has no field `{written}`", record.name),
    );
    let rust_name = |field: &Field| {
        field_ident(&field.name).map_or_else(|| field.name.clone(), |ident| ident.to_string())
    };
    if own.rename.is_some() {
        if missing.is_empty() {
            return diagnostic.help("remove it, or add the field to the schema with a default");
        }
        let left = list(missing.iter().map(|field| field.name.as_str()));
        missing.clear();
        return diagnostic.help(format!("name a field that is still missing: {left}"));
    }
    let names: Vec<String> = missing.iter().map(|field| rust_name(field)).collect();
    let meant = suggest(&written, names.iter().map(String::as_str));
    let position = names.iter().position(|name| Some(name.as_str()) == meant);
    match position {
        Some(position) => {
            let meant = missing.remove(position);
            diagnostic.help(format!(
                "rename it to `{}`, or write `#[avro(name = \"{}\")]` before it",
                names[position], meant.name
            ))
        }
        None => diagnostic.help("remove it, or add it to the schema with a default"),
    }
}

fn missing_field(set: &SchemaSet, record: &NamedType, field: &Field) -> Diagnostic {
    let ident = field_ident(&field.name).map_or_else(String::new, |ident| ident.to_string());
    let union = field_union(record.name.name(), &field.name);
    let ty = suggested_type(set, &field.ty, &union);
    Diagnostic::error(
        "missing_field",
        &field.site,
        format!("the field `{}` of `{}` is missing", field.name, record.name),
    )
    .help(format!("add `{ident}: {ty}`"))
}
