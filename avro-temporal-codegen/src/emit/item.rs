//! One named type: its item and what is implemented for it.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Field, Kind, NamedType, Shape as Named, Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::codec::{Codec, EnumCodec, RecordCodec};
use super::{Emit, emit_type_desc};
use crate::naming::{field_ident, module_idents, type_ident, variant_ident};
use crate::shape::Shape;

pub(super) fn emit_item(
    emit: &Emit<'_>,
    id: TypeId,
    depth: usize,
    schemas: &TokenStream,
) -> TokenStream {
    let named = emit.set.get(id);
    let ident = type_ident(named.name.name()).unwrap_or_else(|| format_ident!("Unnamed"));
    let ty = Type::new(Kind::Named(id), named.site.clone());
    let codec = Codec {
        ident: &ident,
        desc: emit_type_desc(emit.set, &ty, emit.runtime, schemas),
        minimum: minimum_size(emit.set, &ty),
        runtime: emit.runtime,
    };
    let doc = type_doc(named);
    match &named.shape {
        Named::Record { fields, is_error } => {
            let item = emit_record(emit, id, &ident, fields, depth, &doc, &codec);
            let error = is_error.then(|| emit_error(named, &ident));
            quote!(#item #error)
        }
        Named::Enum { symbols, .. } => {
            let symbols: Vec<&str> = symbols.iter().map(|symbol| symbol.name.as_str()).collect();
            emit_enum(emit, named, &ident, &symbols, &doc, &codec)
        }
        Named::Fixed { size, .. } => {
            let implementation = codec.fixed();
            quote! {
                #(#[doc = #doc])*
                #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
                pub struct #ident(
                    /// The bytes.
                    pub [u8; #size],
                );
                #implementation
            }
        }
    }
}

fn emit_record(
    emit: &Emit<'_>,
    id: TypeId,
    ident: &Ident,
    fields: &[Field],
    depth: usize,
    doc: &[String],
    codec: &Codec<'_>,
) -> TokenStream {
    let named = |part: TypeId| {
        let path = Shape::Leaf(type_path(emit, part, depth));
        if emit.analysis.is_boxed(id, part) {
            Shape::Boxed(Box::new(path))
        } else {
            path
        }
    };
    // In an array or map, a type has its own indirection.
    let in_collection = |part: TypeId| Shape::Leaf(type_path(emit, part, depth));
    let parts: Vec<(Ident, String, Shape)> = fields
        .iter()
        .filter_map(|field| {
            let of = |ty: &Type| match &ty.kind {
                Kind::Array(_) | Kind::Map(_) => {
                    Shape::of(emit.set, ty, emit.runtime, &in_collection)
                }
                _ => Shape::of(emit.set, ty, emit.runtime, &named),
            };
            let shape = match &field.ty.kind {
                Kind::Union(branches) => match crate::support::optional(branches) {
                    Some((null, other)) => Shape::Option(null, Box::new(of(other))),
                    None => of(&field.ty),
                },
                _ => of(&field.ty),
            };
            Some((field_ident(&field.name)?, field.name.clone(), shape))
        })
        .collect();
    let members = parts.iter().zip(fields).map(|((ident, _, shape), field)| {
        let ty = shape.rust_type();
        let doc = field_doc(field);
        quote! {
            #(#[doc = #doc])*
            pub #ident: #ty
        }
    });
    let total = (!emit.analysis.has_floats(id)).then(|| quote!(, Eq, Hash, PartialOrd, Ord));
    let item = quote! {
        #(#[doc = #doc])*
        #[derive(Debug, Clone, PartialEq #total)]
        pub struct #ident { #(#members),* }
    };
    let implementation = codec.record(&RecordCodec {
        fields: parts,
        is_recursive: emit.analysis.is_recursive(id),
    });
    quote!(#item #implementation)
}

/// A declared error as Rust's: it says its name, and none of its values.
fn emit_error(named: &NamedType, ident: &Ident) -> TokenStream {
    let name = named.name.as_str();
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(#name)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for #ident {}
    }
}

fn emit_enum(
    emit: &Emit<'_>,
    named: &NamedType,
    ident: &Ident,
    symbols: &[&str],
    doc: &[String],
    codec: &Codec<'_>,
) -> TokenStream {
    let runtime = emit.runtime;
    let name = named.name.as_str();
    let variants: Vec<Ident> = symbols
        .iter()
        .filter_map(|symbol| variant_ident(symbol))
        .collect();
    let docs = symbols.iter().map(|symbol| format!("`{symbol}`"));
    let implementation = codec.enumeration(&EnumCodec {
        variants: variants.clone(),
    });
    quote! {
        #(#[doc = #doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum #ident {
            #(#[doc = #docs] #variants),*
        }

        impl #ident {
            /// The symbol.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#variants => #symbols),* }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for #ident {
            type Err = #runtime::UnknownSymbol;

            fn from_str(symbol: &str) -> ::core::result::Result<Self, Self::Err> {
                match symbol {
                    #(#symbols => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(#runtime::UnknownSymbol::new(#name)),
                }
            }
        }

        #implementation
    }
}

/// The path of a type from a module so deep.
fn type_path(emit: &Emit<'_>, id: TypeId, depth: usize) -> TokenStream {
    let named = emit.set.get(id);
    let up = std::iter::repeat_n(quote!(super), depth);
    let modules = module_idents(named.name.namespace()).unwrap_or_default();
    let ident = type_ident(named.name.name()).unwrap_or_else(|| format_ident!("Unnamed"));
    let path: Vec<TokenStream> = up
        .chain(modules.iter().map(|module| quote!(#module)))
        .chain([quote!(#ident)])
        .collect();
    if depth == 0 {
        // Not `self::` alone: a type without namespace stands beside the modules.
        quote!(self::#(#path)::*)
    } else {
        quote!(#(#path)::*)
    }
}

/// The schema's documentation, then the fullname and the place.
fn type_doc(named: &NamedType) -> Vec<String> {
    let (line, column) = named.site.position();
    let place = format!(
        "Avro `{}`, from `{}:{line}:{column}`.",
        named.name,
        named.site.source().name
    );
    doc_lines(named.doc.as_deref(), &place)
}

fn field_doc(field: &Field) -> Vec<String> {
    doc_lines(field.doc.as_deref(), &format!("Avro `{}`.", field.name))
}

/// Documentation as lines that Markdown takes as text: a schema's author doesn't write rustdoc, and
/// an indented line would become a code block that is compiled as a test.
fn doc_lines(doc: Option<&str>, own: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in doc.unwrap_or_default().lines() {
        let escaped: String = line
            .trim()
            .chars()
            .flat_map(|character| {
                let escape = matches!(character, '`' | '[' | ']' | '<' | '>' | '\\' | '*' | '~' | '|');
                escape.then_some('\\').into_iter().chain([character])
            })
            .filter(|character| !character.is_control())
            .collect();
        let escaped = match escaped.chars().next() {
            Some('#' | '+' | '-' | '=') => format!("\\{escaped}"),
            _ => escaped,
        };
        lines.push(format!(" {escaped}").trim_end().to_owned());
    }
    if lines.iter().any(|line| !line.is_empty()) {
        lines.push(String::new());
    } else {
        lines.clear();
    }
    lines.push(format!(" {own}"));
    lines
}
