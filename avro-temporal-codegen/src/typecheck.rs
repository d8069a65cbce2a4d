//! The compiler's comparison of a Rust type with a schema.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// A Rust type and the schema that it must have.
pub(crate) struct TypeCheck<'a> {
    /// Where the error stands.
    pub(crate) span: Span,
    /// The Rust type.
    pub(crate) ty: &'a TokenStream,
    /// An expression of type `&'static TypeDesc`.
    pub(crate) expected: &'a TokenStream,
    /// The message up to the name of the schema that the type has.
    pub(crate) before: &'a str,
    /// The message after that name and its closing backtick.
    pub(crate) after: &'a str,
}

/// A `const _` that fails unless the type has the schema.
pub(crate) fn emit_type_check(check: &TypeCheck<'_>, runtime: &TokenStream) -> TokenStream {
    let TypeCheck {
        span,
        ty,
        expected,
        before,
        after,
    } = check;
    // The panic stands at the span: that is where the compiler points.
    let panic = quote_spanned! {*span=>
        ::core::panic!("{}", #runtime::__private::text(&TEXT))
    };
    quote_spanned! {Span::call_site()=>
        const _: () = {
            const FOUND: &#runtime::TypeDesc = <#ty as #runtime::AvroType>::TYPE;
            const EXPECTED: &#runtime::TypeDesc = #expected;
            const PARTS: [&str; 4] = [
                #before,
                FOUND.name(),
                #runtime::__private::after_name(FOUND, EXPECTED),
                #after,
            ];
            const TEXT: [u8; #runtime::__private::length(&PARTS)] =
                #runtime::__private::concat(&PARTS);
            if !FOUND.same(EXPECTED) {
                #panic
            }
        };
    }
}
