//! `#[derive(Avro)]`: a user's own struct or enum, checked against a schema.

mod attributes;
mod field_type;
mod fields;
mod variants;


use std::path::Path;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, SchemaSet, Shape as Named, Type, TypeId};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields};

use self::attributes::ContainerAttributes;
pub(crate) use self::field_type::suggested_type;
use crate::analysis::Analysis;
use crate::emit::{Codec, EnumCodec, RecordCodec, emit_type_desc};
use crate::include::track;
use crate::load::Loaded;
use crate::report::{compile_error, compile_errors, compile_warnings};
use crate::support::check_support;

/// Expands `#[derive(Avro)]`. `source` is the file that the item stands in, if it is known.
pub fn expand_derive(input: TokenStream, source: Option<&Path>) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let attributes = match ContainerAttributes::parse(&input) {
        Ok(attributes) => attributes,
        Err(error) => return error.to_compile_error(),
    };
    if let Some(parameter) = input.generics.params.first() {
        let message = format!(
            "`{}` has generic parameters, and a schema has none [generic_type]\n  \
             help: derive `Avro` for a type without parameters",
            input.ident
        );
        return syn::Error::new_spanned(parameter, message).to_compile_error();
    }
    let mut diagnostics = Diagnostics::new();
    let path = attributes.schema.value();
    let package = crate::package_of(source);
    let Ok(loaded) = package.load(&[&path], &mut diagnostics) else {
        return compile_errors(&diagnostics, attributes.schema.span());
    };
    let derived = match find_type(&loaded, &attributes) {
        Ok(id) => id,
        Err(error) => return compile_error(&error, attributes.span()),
    };
    let ids = loaded.set.reachable(derived);
    check_support(&loaded.set, &ids, &mut diagnostics);
    if diagnostics.check().is_err() {
        return compile_errors(&diagnostics, attributes.schema.span());
    }
    let expanded = expand(&input, &attributes, &loaded.set, derived, &ids);
    let warnings = compile_warnings(&diagnostics, attributes.schema.span());
    let tracking = track(&loaded.files);
    quote!(#expanded #tracking #warnings)
}

/// The type that the schema file is, or that `name` picks from those it defines.
fn find_type(loaded: &Loaded, attributes: &ContainerAttributes) -> Result<TypeId, Diagnostic> {
    let set = &loaded.set;
    let file = &set.files()[0];
    let path = attributes.schema.value();
    if let Some(name) = &attributes.name {
        let wanted = name.value();
        let found = set.ids().find(|id| {
            let fullname = &set.get(*id).name;
            fullname.as_str() == wanted || fullname.name() == wanted
        });
        return found.ok_or_else(|| {
            let names = set.ids().map(|id| set.get(id).name.as_str());
            let diagnostic = Diagnostic::outside(
                "unknown_type",
                format!("`{path}` defines no type `{wanted}`"),
            );
            match suggest(&wanted, names) {
                Some(meant) => diagnostic.help(format!("write `name = \"{meant}\"`")),
                None => diagnostic.help("name one of its types"),
            }
        });
    }
    match &file.root {
        Some(Type {
            kind: Kind::Named(id),
            ..
        }) => Ok(*id),
        Some(other) => Err(Diagnostic::error(
            "not_a_named_type",
            &other.site,
            format!("`{path}` is {}, not a record, enum or fixed", set.describe(other)),
        )
        .help("name a file that defines the type, or pick one with `name = \"…\"`")),
        None => Err(Diagnostic::outside(
            "several_types",
            format!("`{path}` defines several types"),
        )
        .help("pick one with `name = \"…\"`")),
    }
}

fn expand(
    input: &DeriveInput,
    attributes: &ContainerAttributes,
    set: &SchemaSet,
    id: TypeId,
    ids: &[TypeId],
) -> TokenStream {
    let runtime = &attributes.runtime;
    let named = set.get(id);
    let ty = Type::new(Kind::Named(id), named.site.clone());
    let text = set.reader_text(ids);
    let codec = Codec {
        ident: &input.ident,
        desc: emit_type_desc(set, &ty, runtime, &quote!(#text)),
        minimum: minimum_size(set, &ty),
        runtime,
    };
    let result = match (&input.data, &named.shape) {
        (Data::Struct(data), Named::Record { fields, .. }) => match &data.fields {
            Fields::Named(own) => {
                fields::match_fields(set, named, fields, own, runtime).map(|matched| {
                    let record = RecordCodec {
                        fields: matched.fields,
                        is_recursive: Analysis::new(set, ids).is_recursive(id),
                    };
                    let implementation = codec.record(&record);
                    let checks = matched.checks;
                    quote!(#implementation #checks)
                })
            }
            _ => Err(shape_error(input, named.name.as_str(), "a struct with named fields")),
        },
        (Data::Enum(data), Named::Enum { symbols, .. }) => {
            variants::match_variants(named, symbols, data, &input.ident)
                .map(|variants| codec.enumeration(&EnumCodec { variants }))
        }
        (_, Named::Record { .. }) => {
            Err(shape_error(input, named.name.as_str(), "a struct with named fields"))
        }
        (_, Named::Enum { .. }) => {
            Err(shape_error(input, named.name.as_str(), "an enum without fields"))
        }
        (_, Named::Fixed { size, .. }) => Err(syn::Error::new(
            input.ident.span(),
            format!(
                "`{}` is a fixed of {size} bytes, which `Avro` can't be derived for [fixed_type]\n  \
                 help: generate it with `include_avro!`",
                named.name
            ),
        )
        .to_compile_error()),
    };
    // With an error, the codec still stands, empty, so that nothing else is reported.
    result.unwrap_or_else(|errors| {
        let placeholder = placeholder(&codec);
        quote!(#errors #placeholder)
    })
}

fn shape_error(input: &DeriveInput, name: &str, expected: &str) -> TokenStream {
    syn::Error::new(
        input.ident.span(),
        format!(
            "`{}` stands for `{name}`, which needs {expected} [wrong_item]\n  \
             help: make it {expected}, or name another schema",
            input.ident
        ),
    )
    .to_compile_error()
}

/// An implementation that is never run: the build fails with the errors beside it.
fn placeholder(codec: &Codec<'_>) -> TokenStream {
    let Codec {
        ident,
        desc,
        minimum,
        runtime,
    } = codec;
    quote! {
        #[automatically_derived]
        impl #runtime::AvroType for #ident {
            const TYPE: &'static #runtime::TypeDesc = #desc;
            const MINIMUM_SIZE: usize = #minimum;
            fn encode(&self, _: &mut #runtime::codec::Writer) {}
            fn decode(
                input: &mut #runtime::codec::Reader<'_>,
            ) -> ::core::result::Result<Self, #runtime::codec::DecodeError> {
                ::core::result::Result::Err(#runtime::codec::mismatched_plan(input))
            }
            fn decode_resolved(
                input: &mut #runtime::codec::Reader<'_>,
                _: #runtime::codec::PlanRef<'_>,
            ) -> ::core::result::Result<Self, #runtime::codec::DecodeError> {
                ::core::result::Result::Err(#runtime::codec::mismatched_plan(input))
            }
        }
    }
}

/// Errors as tokens, each at its span.
fn errors_at(errors: Vec<(Span, Diagnostic)>) -> Option<TokenStream> {
    (!errors.is_empty()).then(|| {
        errors
            .iter()
            .map(|(span, error)| compile_error(error, *span))
            .collect()
    })
}
