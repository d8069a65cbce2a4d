//! The compiler's comparison of a Rust type with a schema.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// A `const _` that fails at `span` unless the Rust type `ty` has the schema `expected`, an
/// expression of type `&'static TypeDesc`. The message is `before`, the Rust type's schema name,
/// and `after`.
pub(crate) fn emit_type_check(
    span: Span,
    ty: &TokenStream,
    expected: &TokenStream,
    before: &str,
    after: &str,
    runtime: &TokenStream,
) -> TokenStream {
    // The panic stands at the span: that is where the compiler points.
    let panic = quote_spanned! {span=>
        ::core::panic!("{}", #runtime::__private::text(&TEXT))
    };
    quote_spanned! {Span::call_site()=>
        const _: () = {
            const FOUND: &#runtime::TypeDesc = <#ty as #runtime::AvroType>::TYPE;
            const PARTS: [&str; 3] = [#before, FOUND.name(), #after];
            const TEXT: [u8; #runtime::__private::length(&PARTS)] =
                #runtime::__private::concat(&PARTS);
            if !FOUND.same(#expected) {
                #panic
            }
        };
    }
}
