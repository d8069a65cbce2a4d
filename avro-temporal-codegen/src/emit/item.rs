//! One named type: its item and what is implemented for it.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Field, Kind, NamedType, Shape as Named, Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::attribute::{allow_schemas_choices, derive};
use super::codec::{Codec, EnumCodec, RecordCodec};
use super::doc::{field_doc, type_doc};
use super::fixed::emit_fixed;
use super::shapes::Shapes;
use super::union::emit_union;
use super::{Emit, emit_type_desc};
use crate::naming::{field_ident, type_ident, variant_ident};
use crate::shape::Shape;
use crate::unions::{field_union, unions_of_type};

/// What stands at an item, whatever it is.
pub(super) struct Item<'a> {
    pub(super) ident: &'a Ident,
    pub(super) doc: Vec<String>,
    pub(super) allow: &'a Option<TokenStream>,
}

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
    // A namespace's module allows it for all that is in it.
    let allow = (depth == 0).then(allow_schemas_choices);
    let item = Item {
        ident: &ident,
        doc: type_doc(named),
        allow: &allow,
    };
    match &named.shape {
        Named::Record { fields, is_error } => {
            let shapes = Shapes {
                emit,
                owner: Some(id),
                namespace: named.name.namespace(),
                depth,
            };
            let record = emit_record(&shapes, named, &item, fields, &codec);
            let error = is_error.then(|| emit_error(named, &ident));
            let unions = unions_of_type(emit.set, id);
            let unions = unions
                .iter()
                .map(|union| emit_union(emit, union, depth, schemas));
            quote!(#record #error #(#unions)*)
        }
        Named::Enum { symbols, .. } => {
            let symbols: Vec<&str> = symbols.iter().map(|symbol| symbol.name.as_str()).collect();
            emit_enum(emit, named, &item, &symbols, &codec)
        }
        Named::Fixed { size, logical } => emit_fixed(*size, *logical, &item, &codec),
    }
}

fn emit_record(
    shapes: &Shapes<'_>,
    named: &NamedType,
    Item { ident, doc, allow }: &Item<'_>,
    fields: &[Field],
    codec: &Codec<'_>,
) -> TokenStream {
    let parts: Vec<(Ident, String, Shape)> = fields
        .iter()
        .filter_map(|field| {
            let union = field_union(named.name.name(), &field.name);
            let shape = shapes.of(&field.ty, &union, false);
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
    let derive = derive(&quote!(), !shapes.has_floats());
    let item = quote! {
        #(#[doc = #doc])*
        #derive
        #allow
        pub struct #ident { #(#members),* }
    };
    let implementation = codec.record(&RecordCodec {
        fields: parts,
        is_recursive: shapes.is_recursive(),
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
    Item { ident, doc, allow }: &Item<'_>,
    symbols: &[&str],
    codec: &Codec<'_>,
) -> TokenStream {
    let runtime = emit.runtime;
    let name = named.name.as_str();
    let variants: Vec<Ident> = symbols
        .iter()
        .filter_map(|symbol| variant_ident(symbol))
        .collect();
    let docs = symbols.iter().map(|symbol| format!(" `{symbol}`"));
    let implementation = codec.enumeration(&EnumCodec {
        variants: variants.clone(),
    });
    let derive = derive(&quote!(::core::marker::Copy,), true);
    quote! {
        #(#[doc = #doc])*
        #derive
        #allow
        pub enum #ident {
            #(#[doc = #docs] #variants),*
        }

        #allow
        impl #ident {
            /// The symbol.
            #[must_use]
            pub const fn as_str(self) -> &'static ::core::primitive::str {
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

            // Not `Self::Err`, which may be a variant.
            fn from_str(
                symbol: &::core::primitive::str,
            ) -> ::core::result::Result<Self, #runtime::UnknownSymbol> {
                match symbol {
                    #(#symbols => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(#runtime::UnknownSymbol::new(#name)),
                }
            }
        }

        #implementation
    }
}
