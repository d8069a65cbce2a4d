//! A field's Rust type against its schema.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, Logical, SchemaSet, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, PathArguments};

use crate::emit::emit_type_desc;
use crate::naming::type_ident;
use crate::report::{RustSite, placed};
use crate::shape::{Shape, leaf};
use crate::support::optional;
use crate::typecheck::{HOLE, TypeCheck, emit_type_check};
use crate::unions::{item_union, value_union};
use crate::written::written;

/// What a message about a field, or a branch of a union, needs to name.
pub(super) struct Context<'a> {
    pub(super) set: &'a SchemaSet,
    /// What the schema has: ``the field `lines` of `acme.Order` ``.
    pub(super) item: String,
    /// The field or variant in Rust.
    pub(super) rust: &'a Ident,
    pub(super) runtime: &'a TokenStream,
}

/// A part of a field's schema.
pub(super) struct Part {
    /// Begins a message: nothing, or `an element of` the field.
    words: &'static str,
    /// What a union here is named after.
    union: String,
}

impl Part {
    /// All of a field.
    pub(super) fn whole(union: String) -> Self {
        Self { words: "", union }
    }

    fn items(&self) -> Self {
        Self {
            words: "an element of ",
            union: item_union(&self.union),
        }
    }

    fn values(&self) -> Self {
        Self {
            words: "a value of ",
            union: value_union(&self.union),
        }
    }
}

type Mismatch = (RustSite, Box<Diagnostic>);

/// The shape of a field, with the check that the compiler makes of what a macro can't see: the
/// schema of a type that is named, not spelt out.
pub(super) fn match_type(
    context: &Context<'_>,
    schema: &Type,
    ty: &syn::Type,
    part: &Part,
) -> Result<(Shape, TokenStream), Mismatch> {
    let boxed = |(shape, checks)| (Box::new(shape), checks);
    if let Some(inner) = argument_of(ty, "Box") {
        let (inner, checks) = match_type(context, schema, inner, part).map(boxed)?;
        return Ok((Shape::Boxed(inner), checks));
    }
    let option = argument_of(ty, "Option");
    match (&schema.kind, option) {
        (Kind::Union(branches), _) => {
            let Some((null, other)) = optional(branches) else {
                // An option of an enum would be a union in a union.
                return match option {
                    Some(_) => Err(type_mismatch(context, schema, ty, part)),
                    None => match_leaf(context, schema, ty, part),
                };
            };
            let Some(inner) = option else {
                let message = message(context, part, "optional", ty);
                let diagnostic = Diagnostic::error("field_not_optional", &schema.site, message);
                return Err(mismatch(context, schema, ty, (part, diagnostic)));
            };
            let (inner, checks) = match_type(context, other, inner, part).map(boxed)?;
            Ok((Shape::Option(null, inner), checks))
        }
        (_, Some(_)) => {
            let message = message(context, part, "not optional", ty);
            let diagnostic = Diagnostic::error("field_optional", &schema.site, message);
            Err(mismatch(context, schema, ty, (part, diagnostic)))
        }
        (Kind::Array(items), None) => {
            let Some(inner) = argument_of(ty, "Vec") else {
                return Err(type_mismatch(context, schema, ty, part));
            };
            let (inner, checks) = match_type(context, items, inner, &part.items()).map(boxed)?;
            Ok((
                Shape::Array(minimum_size(context.set, items), inner),
                checks,
            ))
        }
        (Kind::Map(values), None) => {
            let Some(inner) = map_value_of(ty) else {
                return Err(type_mismatch(context, schema, ty, part));
            };
            let (inner, checks) = match_type(context, values, inner, &part.values()).map(boxed)?;
            Ok((Shape::Map(minimum_size(context.set, values), inner), checks))
        }
        _ => match_leaf(context, schema, ty, part),
    }
}

fn match_leaf(
    context: &Context<'_>,
    schema: &Type,
    ty: &syn::Type,
    part: &Part,
) -> Result<(Shape, TokenStream), Mismatch> {
    let written = written(ty);
    if underlying(schema) == Some(written.as_str()) {
        return Ok((Shape::Own(ty.to_token_stream()), TokenStream::new()));
    }
    // What Rust spells out is compared here: the message is better than the compiler's.
    if SPELT_OUT.contains(&written.as_str()) || argument_of(ty, "Vec").is_some() {
        let expected = plain_rust_name(schema);
        if expected.is_some_and(|expected| expected == written) {
            return Ok((Shape::Own(ty.to_token_stream()), TokenStream::new()));
        }
        if expected != Some("Vec<u8>") || argument_of(ty, "Vec").is_none() {
            return Err(type_mismatch(context, schema, ty, part));
        }
    }
    let expected = emit_type_desc(context.set, schema, context.runtime, &quote!(""));
    let describe = format!("`{}`", context.set.describe(schema));
    let message = message(context, part, &describe, ty);
    let message = format!("{message}, which is {HOLE}");
    let diagnostic = Diagnostic::error("field_type_mismatch", &schema.site, message);
    let (site, mismatch) = mismatch(context, schema, ty, (part, diagnostic));
    let runtime = context.runtime;
    let check = emit_type_check(
        &TypeCheck {
            site,
            found: &placed(quote!(<#ty as #runtime::AvroType>::TYPE), site),
            expected: &expected,
            mismatch: &mismatch,
        },
        context.runtime,
    );
    Ok((Shape::Own(ty.to_token_stream()), check))
}

/// What a logical type stands on, where a field can be that too, unchecked.
fn underlying(schema: &Type) -> Option<&'static str> {
    match schema.logical? {
        Logical::Uuid => Some("String"),
        Logical::Decimal { .. } | Logical::BigDecimal => Some("Vec<u8>"),
        _ => None,
    }
}

/// Rust's own types that have an Avro schema, or are often taken for one that has.
const SPELT_OUT: [&str; 20] = [
    "bool",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "f32",
    "f64",
    "char",
    "String",
    "&str",
    "&'static str",
    "()",
];

fn plain_rust_name(schema: &Type) -> Option<&'static str> {
    if schema.logical.is_some() {
        return None;
    }
    Some(match schema.kind {
        Kind::Null => "()",
        Kind::Boolean => "bool",
        Kind::Int => "i32",
        Kind::Long => "i64",
        Kind::Float => "f32",
        Kind::Double => "f64",
        Kind::Bytes => "Vec<u8>",
        Kind::String => "String",
        _ => return None,
    })
}

/// What a field is in the schema, and what it is in Rust.
fn message(context: &Context<'_>, part: &Part, schema: &str, ty: &syn::Type) -> String {
    let Context { item, rust, .. } = context;
    let words = part.words;
    let is = if words.is_empty() {
        format!("`{rust}` is")
    } else {
        format!("in `{rust}` it is")
    };
    format!("{words}{item} is {schema}, but {is} `{}`", written(ty))
}

fn type_mismatch(context: &Context<'_>, schema: &Type, ty: &syn::Type, part: &Part) -> Mismatch {
    let describe = format!("`{}`", context.set.describe(schema));
    let message = message(context, part, &describe, ty);
    let diagnostic = Diagnostic::error("field_type_mismatch", &schema.site, message);
    mismatch(context, schema, ty, (part, diagnostic))
}

fn mismatch(
    context: &Context<'_>,
    schema: &Type,
    ty: &syn::Type,
    (part, diagnostic): (&Part, Diagnostic),
) -> Mismatch {
    let diagnostic = diagnostic.help(format!(
        "make it `{}`, or change the schema",
        suggested_type(context.set, schema, &part.union)
    ));
    (RustSite::of(ty), Box::new(diagnostic))
}

/// The Rust type of a schema as a user writes it; `union` is what a union in it is named after.
pub(crate) fn suggested_type(set: &SchemaSet, schema: &Type, union: &str) -> String {
    let name = |name: &str| type_ident(name).map_or_else(String::new, |ident| ident.to_string());
    match &schema.kind {
        Kind::Array(items) => format!("Vec<{}>", suggested_type(set, items, &item_union(union))),
        Kind::Map(values) => {
            let values = suggested_type(set, values, &value_union(union));
            format!("BTreeMap<String, {values}>")
        }
        Kind::Union(branches) => match optional(branches) {
            Some((_, other)) => format!("Option<{}>", suggested_type(set, other, union)),
            None => name(union),
        },
        Kind::Named(id) => name(set.get(*id).name.name()),
        _ => match plain_rust_name(schema) {
            Some(name) => name.to_owned(),
            None => leaf(schema, &quote!(avro_temporal_runtime))
                .to_string()
                .replace(' ', ""),
        },
    }
}

/// The argument of a generic type that is known by its name: `Option<…>`, however it is qualified.
fn argument_of<'t>(ty: &'t syn::Type, name: &str) -> Option<&'t syn::Type> {
    let arguments = arguments_of(ty, name)?;
    match arguments.as_slice() {
        [argument] => Some(argument),
        _ => None,
    }
}

fn map_value_of(ty: &syn::Type) -> Option<&syn::Type> {
    let arguments = arguments_of(ty, "BTreeMap")?;
    match arguments.as_slice() {
        [_, value] => Some(value),
        _ => None,
    }
}

fn arguments_of<'t>(ty: &'t syn::Type, name: &str) -> Option<Vec<&'t syn::Type>> {
    let path = match ty {
        syn::Type::Path(path) if path.qself.is_none() => &path.path,
        syn::Type::Group(group) => return arguments_of(&group.elem, name),
        syn::Type::Paren(paren) => return arguments_of(&paren.elem, name),
        _ => return None,
    };
    let segment = path
        .segments
        .last()
        .filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments
        .args
        .iter()
        .map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect()
}
