//! What stands in for an implementation that can't be written.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// An implementation that is never run: the build fails with the errors beside it.
///
/// `desc` is the schema that was wanted, if it is known.
pub(super) fn emit_placeholder(
    input: &DeriveInput,
    desc: Option<TokenStream>,
    runtime: &TokenStream,
) -> TokenStream {
    let desc = desc.unwrap_or_else(|| quote!(&#runtime::TypeDesc::Null));
    let ident = &input.ident;
    let (parameters, arguments, bounds) = input.generics.split_for_impl();
    let bounds = bounds.map(|bounds| &bounds.predicates);
    let own_bound = (!input.generics.params.is_empty()).then(|| {
        quote!(Self: ::core::marker::Sized + ::core::marker::Send + ::core::marker::Sync + 'static,)
    });
    quote! {
        #[automatically_derived]
        impl #parameters #runtime::AvroType for #ident #arguments where #own_bound #bounds {
            const TYPE: &'static #runtime::TypeDesc = #desc;
            const MINIMUM_SIZE: ::core::primitive::usize = 0;
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
