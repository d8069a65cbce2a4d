//! Diagnostics as compile errors and warnings.

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// Each error as a `compile_error!` at a span.
pub(crate) fn compile_errors(diagnostics: &Diagnostics, span: Span) -> TokenStream {
    diagnostics
        .errors()
        .map(|error| compile_error(error, span))
        .collect()
}

/// One error as a `compile_error!` at a span.
pub(crate) fn compile_error(error: &Diagnostic, span: Span) -> TokenStream {
    let message = error.to_string();
    quote_spanned!(span=> ::core::compile_error!(#message);)
}

/// Each warning as the compiler's own kind: a deprecated constant that is used, which is the one
/// way that a stable macro has.
pub(crate) fn compile_warnings(diagnostics: &Diagnostics, span: Span) -> TokenStream {
    diagnostics
        .warnings()
        .map(|warning| {
            let message = warning.to_string();
            quote_spanned! {span=>
                const _: () = {
                    #[deprecated(note = #message)]
                    #[allow(non_upper_case_globals, reason = "the name is read in the warning")]
                    const avro_schema: () = ();
                    avro_schema
                };
            }
        })
        .collect()
}
