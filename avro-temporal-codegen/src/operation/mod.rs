//! `#[activity]`, `#[activities]` and `#[workflow]`.

use std::path::Path;

use proc_macro2::TokenStream;

/// Expands `#[activity]`.
pub fn expand_activity(_args: TokenStream, item: TokenStream, _source: Option<&Path>) -> TokenStream {
    item
}

/// Expands `#[activities]`.
pub fn expand_activities(_args: TokenStream, item: TokenStream, _source: Option<&Path>) -> TokenStream {
    item
}

/// Expands `#[workflow]`.
pub fn expand_workflow(_args: TokenStream, item: TokenStream, _source: Option<&Path>) -> TokenStream {
    item
}
