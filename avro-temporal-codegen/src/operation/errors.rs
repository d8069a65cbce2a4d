//! The compile errors of one expansion, all of them, each where the user can mend it.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Span, TokenStream};

use crate::report::compile_error;

/// The errors so far.
#[derive(Default)]
pub(super) struct Errors(TokenStream);

impl Errors {
    pub(super) fn push(&mut self, span: Span, diagnostic: Diagnostic) {
        self.0.extend(compile_error(&diagnostic, span));
    }

    /// What `syn` couldn't read.
    pub(super) fn syntax(&mut self, error: &syn::Error) {
        self.0.extend(error.to_compile_error());
    }

    /// Errors that are tokens already.
    pub(super) fn extend(&mut self, tokens: TokenStream) {
        self.0.extend(tokens);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_tokens(self) -> TokenStream {
        self.0
    }
}
