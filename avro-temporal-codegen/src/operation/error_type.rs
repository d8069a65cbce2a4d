//! The error that an operation's code returns, as the one that Temporal takes.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::signature::Signature;
use crate::report::placed;

/// A function from the error to the runtime's type `target`; for an error that can't become it,
/// the compiler speaks in our words, at the type that is returned.
pub(super) fn emit_into_error(
    signature: &Signature<'_>,
    target: &str,
    runtime: &TokenStream,
) -> TokenStream {
    let diagnostic = Diagnostic::outside(
        "error_type",
        format!(
            "{} fails with `{{Self}}`, which is no error",
            signature.what
        ),
    );
    let message = format!("{} [{}]", diagnostic.message, diagnostic.rule);
    let help = format!("implement `std::error::Error` for it, or return `{target}`");
    let target: Ident = format_ident!("{target}");
    let convert = quote! {
        |error| {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "can't be sent as an error",
                note = #help
            )]
            trait IntoError {
                fn into_error(self) -> #runtime::#target;
            }

            #[diagnostic::do_not_recommend]
            impl<__Error: ::core::convert::Into<#runtime::#target>> IntoError for __Error {
                fn into_error(self) -> #runtime::#target {
                    ::core::convert::Into::into(self)
                }
            }

            <_ as IntoError>::into_error(error)
        }
    };
    placed(convert, signature.error_site())
}
