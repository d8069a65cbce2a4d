//! Attributes of generated items.

use proc_macro2::TokenStream;
use quote::quote;

/// The derived traits, by their paths: a module may have no prelude.
pub(super) fn derive(more: &TokenStream, is_total: bool) -> TokenStream {
    let rest = without_debug(more, is_total);
    quote!(#[derive(::core::fmt::Debug, #rest)])
}

/// The same without `Debug`.
pub(super) fn derive_without_debug(more: &TokenStream, is_total: bool) -> TokenStream {
    let rest = without_debug(more, is_total);
    quote!(#[derive(#rest)])
}

fn without_debug(more: &TokenStream, is_total: bool) -> TokenStream {
    let total = is_total.then(
        || quote!(, ::core::cmp::Eq, ::core::hash::Hash, ::core::cmp::PartialOrd, ::core::cmp::Ord),
    );
    quote!(::core::clone::Clone, #more ::core::cmp::PartialEq #total)
}

/// Lints against what a schema says, and its author can't say otherwise in Rust's interest.
pub(crate) fn allow_schemas_choices() -> TokenStream {
    quote! {
        #[allow(
            dead_code,
            unreachable_pub,
            reason = "schemas hold more types than one program uses"
        )]
        #[allow(
            clippy::enum_variant_names,
            clippy::just_underscores_and_digits,
            clippy::large_enum_variant,
            clippy::module_inception,
            clippy::pub_underscore_fields,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::type_complexity,
            clippy::upper_case_acronyms,
            clippy::used_underscore_binding,
            clippy::zero_sized_map_values,
            reason = "names and types are the schema's"
        )]
        #[allow(
            clippy::doc_markdown,
            rustdoc::bare_urls,
            reason = "a schema's documentation is plain text"
        )]
    }
}
