//! One record: its struct, and what is implemented for it.

use avro_temporal_contract::contract::sensitive_fields;
use avro_temporal_contract::schema::{Field, NamedType};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::attribute::{derive, derive_without_debug};
use super::codec::{Codec, RecordCodec};
use super::defaults::Defaults;
use super::doc::field_doc;
use super::item::Item;
use super::serde::Serde;
use super::shapes::Shapes;
use crate::naming::field_ident;
use crate::shape::Shape;
use crate::unions::field_union;

pub(super) fn emit_record(
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
    let serde = Serde { emit: shapes.emit };
    let members = parts.iter().zip(fields).enumerate();
    let members = members.map(|(index, ((part, _, shape), field))| {
        let ty = shape.rust_type();
        let doc = field_doc(field);
        let attributes = serde.field(ident, field, index);
        quote! {
            #(#[doc = #doc])*
            #attributes
            pub #part: #ty
        }
    });
    let defaults = Defaults::of(shapes.emit.set, fields);
    let constructors = defaults.emit(ident, &parts, codec.runtime);
    let default = fields.is_empty().then(|| quote!(::core::default::Default,));
    let sensitive = sensitive_fields(named);
    let is_sensitive = sensitive.contains(&true);
    let debug = is_sensitive.then(|| emit_debug(ident, &parts, &sensitive));
    let derive = if is_sensitive {
        derive_without_debug(&quote!(#default), !shapes.has_floats())
    } else {
        derive(&quote!(#default), !shapes.has_floats())
    };
    let serde_derive = serde.record();
    let serde_parts = serde.defaults(ident, &parts, defaults.binaries());
    let item = quote! {
        #(#[doc = #doc])*
        #derive
        #serde_derive
        #allow
        pub struct #ident { #(#members),* }
    };
    let implementation = codec.record(&RecordCodec {
        fields: parts,
        is_recursive: shapes.is_recursive(),
    });
    quote!(#item #debug #constructors #implementation #serde_parts)
}

/// `Debug` that shows no field that is marked as sensitive.
fn emit_debug(ident: &Ident, parts: &[(Ident, String, Shape)], sensitive: &[bool]) -> TokenStream {
    let name = ident.unraw().to_string();
    let fields = parts.iter().zip(sensitive).map(|((field, ..), sensitive)| {
        let name = field.unraw().to_string();
        if *sensitive {
            quote!(.field(#name, &::core::format_args!("***")))
        } else {
            quote!(.field(#name, &self.#field))
        }
    });
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#name) #(#fields)* .finish()
            }
        }
    }
}

/// A declared error as Rust's: it says its name, and none of its values.
pub(super) fn emit_error(named: &NamedType, ident: &Ident) -> TokenStream {
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
