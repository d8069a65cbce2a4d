//! Diagnostics as compile errors and warnings.

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

/// Where an error stands in Rust, from a first token to a last one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RustSite {
    pub(crate) start: Span,
    pub(crate) end: Span,
}

impl RustSite {
    /// All of what is written, not its first token alone. In a `macro_rules!` of the user's, tokens
    /// differ in what they see: code that is placed here has one view, that of the first.
    pub(crate) fn of(written: &impl ToTokens) -> Self {
        let mut spans = written.to_token_stream().into_iter().map(|it| it.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Self {
            start,
            end: spans.last().map_or(start, |end| end.resolved_at(start)),
        }
    }
}

/// Generated code as if the user had written it at a place: what the compiler says of it, it says
/// there. It must name no local variable but its own, or a user's own macro would hide it.
pub(crate) fn placed(tokens: TokenStream, site: RustSite) -> TokenStream {
    let mut span = site.start;
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let inner = placed(group.stream(), site);
                token = Group::new(group.delimiter(), inner).into();
            }
            token.set_span(span);
            span = site.end;
            token
        })
        .collect()
}

impl From<Span> for RustSite {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

/// The compile errors of one expansion, all of them, each where the user can mend it.
#[derive(Default)]
pub(crate) struct Errors(TokenStream);

impl Errors {
    #[allow(
        clippy::needless_pass_by_value,
        reason = "every caller has just built it"
    )]
    pub(crate) fn push(&mut self, site: impl Into<RustSite>, diagnostic: Diagnostic) {
        self.0.extend(compile_error(&diagnostic, site));
    }

    /// What `syn` couldn't read.
    pub(crate) fn syntax(&mut self, error: &syn::Error) {
        self.0.extend(error.to_compile_error());
    }

    /// Errors that are tokens already.
    pub(crate) fn extend(&mut self, tokens: TokenStream) {
        self.0.extend(tokens);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_tokens(self) -> TokenStream {
        self.0
    }
}

/// Each error as a `compile_error!` at one place.
pub(crate) fn compile_errors(diagnostics: &Diagnostics, site: impl Into<RustSite>) -> TokenStream {
    let site = site.into();
    diagnostics
        .errors()
        .map(|error| compile_error(error, site))
        .collect()
}

/// One error as a `compile_error!`.
pub(crate) fn compile_error(error: &Diagnostic, site: impl Into<RustSite>) -> TokenStream {
    let RustSite { start, end } = site.into();
    let message = error.to_string();
    let message = quote_spanned!(end=> { #message });
    quote_spanned!(start=> ::core::compile_error! #message)
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

/// Names for messages: `` `a`, `b` ``, and how many more.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let names: Vec<&str> = names.into_iter().collect();
    let mut shown: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > SHOWN {
        shown.push(format!("{} more", names.len() - SHOWN));
    }
    shown.join(", ")
}
