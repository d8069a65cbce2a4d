//! One union: its enum, and what is implemented for it.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::Kind;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::attribute::derive;
use super::codec::Codec;
use super::doc::union_doc;
use super::serde::Serde;
use super::shapes::Shapes;
use super::union_codec::UnionCodec;
use super::{Emit, emit_type_desc};
use crate::naming::branch_ident;
use crate::shape::Shape;
use crate::unions::Union;

pub(super) fn emit_union(
    emit: &Emit<'_>,
    union: &Union<'_>,
    depth: usize,
    schemas: &TokenStream,
) -> TokenStream {
    let ident = union.ident().unwrap_or_else(|| format_ident!("Unnamed"));
    let shapes = Shapes {
        emit,
        owner: union.owner,
        namespace: union.namespace,
        depth,
    };
    let variants: Vec<(Ident, Option<Shape>)> = union
        .branches
        .iter()
        .filter_map(|branch| {
            let is_null = matches!(branch.kind, Kind::Null);
            let shape = (!is_null).then(|| shapes.of(branch, &union.name, union.in_collection));
            Some((branch_ident(emit.set, branch)?, shape))
        })
        .collect();
    let members: Vec<TokenStream> = variants
        .iter()
        .zip(union.branches)
        .map(|((variant, shape), branch)| {
            let doc = format!(" The branch `{}`.", emit.set.describe(branch));
            let value = shape.as_ref().map(|shape| {
                let ty = shape.rust_type();
                quote!((#ty))
            });
            quote!(#[doc = #doc] #variant #value)
        })
        .collect();
    let derive = derive(
        &quote!(),
        !emit.analysis.type_has_floats(emit.set, union.ty),
    );
    // A namespace's module allows it for all that is in it.
    let allow = emit.allow(depth);
    let doc = union_doc(union);
    let conversions = emit_conversions(&ident, &variants);
    let codec = Codec {
        ident: &ident,
        desc: emit_type_desc(emit.set, union.ty, emit.runtime, schemas),
        minimum: minimum_size(emit.set, union.ty),
        runtime: emit.runtime,
        releases: emit.releases_in(union.ty, depth),
    };
    let serde = Serde { emit }.union(&ident, &variants, union.branches);
    let implementation = codec.union(&UnionCodec { variants });
    quote! {
        #[doc = #doc]
        #derive
        #allow
        pub enum #ident { #(#members),* }

        #conversions
        #implementation
        #serde
    }
}

/// From each branch's value, where its Rust type is that of no other branch.
fn emit_conversions(ident: &Ident, variants: &[(Ident, Option<Shape>)]) -> TokenStream {
    let values: Vec<(&Ident, bool, TokenStream)> = variants
        .iter()
        .filter_map(|(variant, shape)| {
            Some(match shape.as_ref()? {
                Shape::Boxed(inner) => (variant, true, inner.rust_type()),
                other => (variant, false, other.rust_type()),
            })
        })
        .collect();
    let is_alone = |ty: &TokenStream| {
        let text = ty.to_string();
        let same = values.iter().filter(|(_, _, it)| it.to_string() == text);
        same.count() == 1
    };
    values
        .iter()
        .filter(|(_, _, ty)| is_alone(ty))
        .map(|(variant, is_boxed, ty)| {
            let value = if *is_boxed {
                quote!(::std::boxed::Box::new(value))
            } else {
                quote!(value)
            };
            quote! {
                #[automatically_derived]
                impl ::core::convert::From<#ty> for #ident {
                    fn from(value: #ty) -> Self {
                        Self::#variant(#value)
                    }
                }
            }
        })
        .collect()
}
