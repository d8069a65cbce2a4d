//! The `AvroType` implementation of a union's enum, generated or derived.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::codec::Codec;
use crate::shape::{Place, Shape, size_literal};

/// A union's variants, in the order of the branches; null holds nothing.
pub(crate) struct UnionCodec {
    pub(crate) variants: Vec<(Ident, Option<Shape>)>,
}

impl Codec<'_> {
    pub(crate) fn union(&self, union: &UnionCodec) -> TokenStream {
        let runtime = self.runtime;
        let variants = || union.variants.iter().enumerate();
        let encode = variants().map(|(index, (variant, shape))| {
            let index = size_literal(index);
            let Some(shape) = shape else {
                return quote!(Self::#variant => out.index(#index),);
            };
            let place = Place {
                reference: quote!(value),
                receiver: quote!(value),
            };
            let value = shape.encode(&place, runtime);
            quote! {
                Self::#variant(value) => {
                    out.index(#index);
                    #value;
                }
            }
        });
        let decoded = variants().map(|(index, (variant, shape))| {
            let index = size_literal(index);
            match shape {
                None => quote!(#index => ::core::result::Result::Ok(Self::#variant),),
                Some(shape) => {
                    let value = shape.decode(runtime);
                    quote!(#index => ::core::result::Result::map(#value, Self::#variant),)
                }
            }
        });
        let resolved = variants().map(|(index, (variant, shape))| {
            let index = size_literal(index);
            match shape {
                None => quote! {
                    #runtime::codec::Next::Branch(#index, _) => {
                        ::core::result::Result::Ok(Self::#variant)
                    }
                },
                Some(shape) => {
                    let value = shape.decode_resolved(runtime);
                    quote! {
                        #runtime::codec::Next::Branch(#index, plan) => {
                            ::core::result::Result::map(#value, Self::#variant)
                        }
                    }
                }
            }
        });
        let count = size_literal(union.variants.len());
        let mismatched = quote! {
            _ => ::core::result::Result::Err(#runtime::codec::mismatched_plan(input)),
        };
        self.implementation(
            &quote!(match self { #(#encode)* }),
            &quote! {
                match input.branch(#count)? {
                    #(#decoded)*
                    #mismatched
                }
            },
            &quote! {
                match plan.next(input)? {
                    #runtime::codec::Next::Same => <Self as #runtime::AvroType>::decode(input),
                    #(#resolved)*
                    #mismatched
                }
            },
        )
    }
}
