//! One named type: its item and what is implemented for it.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, NamedType, Shape as Named, Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::attribute::derive;
use super::codec::{Codec, EnumCodec};
use super::doc::type_doc;
use super::fixed::emit_fixed;
use super::record::{emit_error, emit_record};
use super::serde::Serde;
use super::shapes::Shapes;
use super::union::emit_union;
use super::{Emit, emit_type_desc};
use crate::naming::{type_ident, variant_ident};
use crate::unions::unions_of_type;

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
        releases: emit.releases_of(id, depth),
    };
    // A namespace's module allows it for all that is in it.
    let allow = emit.allow(depth);
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
        Named::Enum { symbols, default } => {
            let symbols: Vec<&str> = symbols.iter().map(|symbol| symbol.name.as_str()).collect();
            let item = emit_enum(named, &item, (&symbols, *default), &codec);
            let serde = Serde { emit }.leaf(&ident);
            quote!(#item #serde)
        }
        Named::Fixed { size, logical } => {
            let item = emit_fixed(*size, *logical, &item, &codec);
            let serde = Serde { emit }.leaf(&ident);
            quote!(#item #serde)
        }
    }
}

/// The schema's default symbol is the enum's `Default`.
fn emit_enum(
    named: &NamedType,
    Item { ident, doc, allow }: &Item<'_>,
    (symbols, default): (&[&str], Option<usize>),
    codec: &Codec<'_>,
) -> TokenStream {
    let runtime = codec.runtime;
    let name = named.name.as_str();
    let variants: Vec<Ident> = symbols
        .iter()
        .filter_map(|symbol| variant_ident(symbol))
        .collect();
    let members = variants.iter().zip(symbols).enumerate();
    let members = members.map(|(index, (variant, symbol))| {
        let doc = format!(" `{symbol}`");
        let default = (default == Some(index)).then(|| quote!(#[default]));
        quote!(#[doc = #doc] #default #variant)
    });
    let implementation = codec.enumeration(&EnumCodec {
        variants: variants.clone(),
    });
    let default = default.map(|_| quote!(::core::default::Default,));
    let derive = derive(&quote!(::core::marker::Copy, #default), true);
    quote! {
        #(#[doc = #doc])*
        #derive
        #allow
        pub enum #ident {
            #(#members),*
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
