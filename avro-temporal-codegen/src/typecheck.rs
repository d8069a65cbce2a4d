//! The compiler's comparison of a Rust type with a schema.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::report::RustSite;

/// A Rust type and the schema that it must have.
pub(crate) struct TypeCheck<'a> {
    /// Where the error stands.
    pub(crate) site: RustSite,
    /// An expression of type `&'static TypeDesc`: that of the Rust type.
    pub(crate) found: &'a TokenStream,
    /// An expression of type `&'static TypeDesc`.
    pub(crate) expected: &'a TokenStream,
    /// What is said if it has another, with a [`HOLE`] where that one is named.
    pub(crate) mismatch: &'a Diagnostic,
}

/// Stands for what only the compiler knows: the name of a Rust type's schema, in backticks.
pub(crate) const HOLE: &str = "\u{0}";

/// A `const _` that fails unless the type has the schema.
pub(crate) fn emit_type_check(check: &TypeCheck<'_>, runtime: &TokenStream) -> TokenStream {
    let TypeCheck {
        site,
        found,
        expected,
        mismatch,
    } = check;
    let text = mismatch.to_string();
    let (before, after) = text.split_once(HOLE).unwrap_or((&text, ""));
    // The panic stands at the type: that is where the compiler points.
    let arguments = quote_spanned!(site.end=> ("{}", #runtime::__private::text(&TEXT)));
    let panic = quote_spanned!(site.start=> ::core::panic! #arguments);
    quote_spanned! {Span::call_site()=>
        #[allow(clippy::manual_assert, reason = "the compiler points at the panic")]
        const _: () = {
            const FOUND: &#runtime::TypeDesc = #found;
            const EXPECTED: &#runtime::TypeDesc = #expected;
            const PARTS: [&str; 5] = [
                #before,
                "`",
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
