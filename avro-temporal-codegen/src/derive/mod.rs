//! `#[derive(Avro)]`: a user's own struct or enum, checked against a schema.

mod attributes;
mod branches;
mod field_type;
mod fields;
mod pick;
mod placeholder;
mod variants;

use std::path::Path;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, NamedType, SchemaSet, Shape as Named, Type, TypeId};
use avro_temporal_contract::site::Site;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields};

use self::attributes::parse_item_options;
pub(crate) use self::field_type::suggested_type;
use self::pick::{Picked, pick_type};
use self::placeholder::emit_placeholder;
use crate::analysis::Analysis;
use crate::emit::{Codec, EnumCodec, RecordCodec, UnionCodec, emit_type_desc};
use crate::include::{default_runtime, track};
use crate::options::Options;
use crate::releases::{LoadedReleases, load_schema_releases};
use crate::report::{Errors, RustSite, compile_errors, compile_warnings};
use crate::support::{check_support, check_type_support};
use crate::unions::Union;

/// Expands `#[derive(Avro)]`. `source` is the file that the item stands in, if it is known.
pub fn expand_derive(input: TokenStream, source: Option<&Path>) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let options = parse_item_options(&input.attrs, &mut errors);
    check_generics(&input, &mut errors);
    let mut wanted = None;
    let expanded = expand(&input, &options, source, &mut wanted, &mut errors);
    if errors.is_empty() {
        return expanded;
    }
    // With an error, the type is still an Avro type, so that nothing else is reported.
    let runtime = options.runtime.unwrap_or_else(default_runtime);
    let placeholder = emit_placeholder(&input, wanted, &runtime);
    let errors = errors.into_tokens();
    quote!(#errors #placeholder)
}

fn check_generics(input: &DeriveInput, errors: &mut Errors) {
    if !input.generics.params.is_empty() {
        errors.push(
            RustSite::of(&input.generics.params),
            Diagnostic::outside(
                "generic_type",
                format!(
                    "`{}` has generic parameters, and a schema has none",
                    input.ident
                ),
            )
            .help("derive `Avro` for a type without parameters"),
        );
    }
}

fn expand(
    input: &DeriveInput,
    options: &Options,
    source: Option<&Path>,
    wanted: &mut Option<TokenStream>,
    errors: &mut Errors,
) -> TokenStream {
    let Some(schema) = &options.schema else {
        if errors.is_empty() {
            errors.push(input.ident.span(), missing_schema(input));
        }
        return TokenStream::new();
    };
    let mut diagnostics = Diagnostics::new();
    let path = schema.value();
    let package = crate::package_of(source);
    let Ok(loaded) = package.load(&[&path], &mut diagnostics) else {
        errors.extend(compile_errors(&diagnostics, schema.span()));
        return TokenStream::new();
    };
    let picked = match pick_type(&loaded, &path, options.name.as_ref()) {
        Ok(picked) => picked,
        Err(error) => {
            errors.push(options.name.as_ref().unwrap_or(schema).span(), *error);
            return TokenStream::new();
        }
    };
    let ty = match &picked {
        Picked::Named(id) => Type::new(Kind::Named(*id), loaded.set.get(*id).site.clone()),
        Picked::Union(union) => union.ty.clone(),
    };
    let ids = loaded.set.reachable_from(&ty);
    let default = default_runtime();
    let runtime = options.runtime.as_ref().unwrap_or(&default);
    let text = loaded.set.reader_text(&ids);
    let desc = emit_type_desc(&loaded.set, &ty, runtime, &quote!(#text));
    *wanted = Some(desc.clone());
    let mut files = loaded.files.clone();
    // What it breaks is told with the rest.
    let releases = load_schema_releases(&package, &loaded.set, &mut files, &mut diagnostics);
    let releases = releases.unwrap_or_default();
    check_support(&loaded.set, &ids, &mut diagnostics);
    check_type_support(&format!("`{path}`"), &ty, &mut diagnostics);
    if diagnostics.check().is_err() {
        errors.extend(compile_errors(&diagnostics, schema.span()));
        return TokenStream::new();
    }
    let codec = Codec {
        ident: &input.ident,
        desc,
        minimum: minimum_size(&loaded.set, &ty),
        runtime,
        releases: constant_of(&releases, &picked, runtime),
    };
    let implementation = match &picked {
        Picked::Named(id) => implement(input, &codec, &loaded.set, *id, errors),
        Picked::Union(union) => implement_union(input, &codec, &loaded.set, union, errors),
    };
    let warnings = compile_warnings(&diagnostics, schema.span());
    let tracking = track(&files);
    quote!(#implementation #tracking #warnings)
}

/// What a named type was in releases.
fn constant_of(
    releases: &[LoadedReleases],
    picked: &Picked<'_>,
    runtime: &TokenStream,
) -> Option<TokenStream> {
    let Picked::Named(id) = picked else {
        return None;
    };
    let constants = releases.iter().map(|it| it.constant(runtime));
    let own = constants.into_iter().find(|it| it.types.contains(id))?;
    let value = own.value;
    Some(quote!(&#value))
}

fn missing_schema(input: &DeriveInput) -> Diagnostic {
    Diagnostic::outside(
        "missing_schema",
        format!("`{}` names no schema", input.ident),
    )
    .help("add `#[avro(schema = \"schemas/….avsc\")]` before it")
}

fn implement(
    input: &DeriveInput,
    codec: &Codec<'_>,
    set: &SchemaSet,
    id: TypeId,
    errors: &mut Errors,
) -> TokenStream {
    let named = set.get(id);
    let expected = match (&input.data, &named.shape) {
        (Data::Struct(data), Named::Record { fields, .. }) => {
            if let Fields::Named(own) = &data.fields {
                let own = (&input.ident, own);
                let matched = fields::match_fields(set, named, fields, own, codec.runtime, errors);
                let record = RecordCodec {
                    fields: matched.fields,
                    is_recursive: Analysis::new(set, &set.reachable(id)).is_recursive(id),
                };
                let implementation = codec.record(&record);
                let checks = matched.checks;
                return quote!(#implementation #checks);
            }
            "a struct with named fields"
        }
        (Data::Enum(data), Named::Enum { symbols, .. }) => {
            let variants = variants::match_variants(named, symbols, data, &input.ident, errors);
            return codec.enumeration(&EnumCodec { variants });
        }
        (_, Named::Record { .. }) => "a struct with named fields",
        (_, Named::Enum { .. }) => "an enum without fields",
        (_, Named::Fixed { size, .. }) => {
            errors.push(input.ident.span(), fixed_type(named, *size));
            return TokenStream::new();
        }
    };
    let schema = (format!("`{}`", named.name), &named.site);
    errors.push(input.ident.span(), wrong_item(input, expected, schema));
    TokenStream::new()
}

fn implement_union(
    input: &DeriveInput,
    codec: &Codec<'_>,
    set: &SchemaSet,
    union: &Union<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let Data::Enum(data) = &input.data else {
        let schema = (format!("the union of {}", union.place), &union.ty.site);
        let expected = "an enum with a variant for each branch";
        errors.push(input.ident.span(), wrong_item(input, expected, schema));
        return TokenStream::new();
    };
    let own = (&input.ident, data);
    let matched = branches::match_branches(set, union, own, codec.runtime, errors);
    let implementation = codec.union(&UnionCodec {
        variants: matched.variants,
    });
    let checks = matched.checks;
    quote!(#implementation #checks)
}

fn wrong_item(input: &DeriveInput, expected: &str, (schema, site): (String, &Site)) -> Diagnostic {
    Diagnostic::error(
        "wrong_item",
        site,
        format!("`{}` is not {expected}, which {schema} needs", input.ident),
    )
    .help(format!("make it {expected}, or name another schema"))
}

fn fixed_type(named: &NamedType, size: usize) -> Diagnostic {
    Diagnostic::error(
        "fixed_type",
        &named.site,
        format!(
            "`{}` is a fixed of {size} bytes, which `Avro` can't be derived for",
            named.name
        ),
    )
    .help(format!(
        "generate it with `include_avro!(\"{}\")`",
        named.site.source().name
    ))
}
