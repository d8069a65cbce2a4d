//! A fixed: its newtype over bytes, or over what its logical type says.

use avro_temporal_contract::schema::Logical;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attribute::derive;
use super::codec::Codec;
use super::item::Item;
use crate::shape::size_literal;

/// Above so many bytes, a fixed is in a box: decoding copies what is not, on the stack, once for
/// each step.
const MAX_INLINE_FIXED: usize = 1024;

pub(super) fn emit_fixed(
    size: usize,
    logical: Option<Logical>,
    Item { ident, doc, allow }: &Item<'_>,
    codec: &Codec<'_>,
) -> TokenStream {
    let derive = derive(&quote!(), true);
    let Inner { ty, doc: of, parts } = inner(size, logical, codec.runtime);
    let implementation = codec.fixed(&parts);
    quote! {
        #(#[doc = #doc])*
        #derive
        #allow
        pub struct #ident(
            #[doc = #of]
            pub #ty,
        );
        #implementation
    }
}

/// What a fixed's newtype holds.
struct Inner {
    ty: TokenStream,
    doc: &'static str,
    parts: FixedCodec,
}

/// The codec of what a fixed's newtype holds.
pub(crate) struct FixedCodec {
    /// The expression that writes `self.0` to `out`.
    pub(super) encode: TokenStream,
    /// The function that reads it.
    pub(super) decode: TokenStream,
    /// The function that reads it by a plan.
    pub(super) resolved: TokenStream,
}

fn inner(size: usize, logical: Option<Logical>, runtime: &TokenStream) -> Inner {
    let codec = quote!(#runtime::codec);
    let length = size_literal(size);
    // A decimal of thousands of digits is bytes: what computes with it is no business of a field.
    match logical {
        Some(Logical::Uuid) => Inner {
            ty: quote!(#runtime::logical::Uuid),
            doc: " The UUID.",
            parts: FixedCodec {
                encode: quote!(#codec::encode_fixed_uuid(out, &self.0)),
                decode: quote!(#codec::decode_fixed_uuid),
                resolved: quote!(#codec::fixed_uuid_resolved),
            },
        },
        Some(Logical::Duration) => Inner {
            ty: quote!(#runtime::logical::Duration),
            doc: " The duration.",
            parts: FixedCodec {
                encode: quote!(#codec::encode_duration(out, &self.0)),
                decode: quote!(#codec::decode_duration),
                resolved: quote!(#codec::duration_resolved),
            },
        },
        Some(Logical::Decimal { precision, scale }) if size <= MAX_INLINE_FIXED => {
            let precision = Literal::u32_unsuffixed(precision);
            let scale = Literal::u32_unsuffixed(scale);
            let parameters = quote!(#length, #precision, #scale);
            Inner {
                ty: quote!(#runtime::logical::Decimal<#precision, #scale>),
                doc: " The decimal.",
                parts: FixedCodec {
                    encode: quote!(#codec::encode_fixed_decimal::<#parameters>(out, &self.0)),
                    decode: quote!(#codec::decode_fixed_decimal::<#parameters>),
                    resolved: quote!(#codec::fixed_decimal_resolved::<#parameters>),
                },
            }
        }
        _ if size > MAX_INLINE_FIXED => Inner {
            ty: quote!(::std::boxed::Box<[::core::primitive::u8; #length]>),
            doc: " The bytes.",
            parts: FixedCodec {
                encode: quote!(out.raw(&*self.0)),
                decode: quote!(#codec::boxed_fixed),
                resolved: quote!(#codec::boxed_fixed_resolved),
            },
        },
        _ => Inner {
            ty: quote!([::core::primitive::u8; #length]),
            doc: " The bytes.",
            parts: FixedCodec {
                encode: quote!(out.raw(&self.0)),
                decode: quote!(#codec::Reader::array),
                resolved: quote!(#codec::fixed_resolved),
            },
        },
    }
}
