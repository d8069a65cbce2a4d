//! From the attribute to the contract's macro.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::parse::{ParseStream, Parser as _};
use syn::{Path, Token};

use crate::include::default_runtime;
use crate::options::{Known, Options};
use crate::report::{Errors, RustSite};

/// The call of the contract's macro, if the attribute's first argument is a path.
pub(in crate::operation) fn call_of_contract(
    args: &TokenStream,
    item: &TokenStream,
    known: Known,
) -> Option<TokenStream> {
    let (path, rest) = split(args)?;
    let mut errors = Errors::default();
    let options = Options::parse(rest, known, &mut errors);
    if path.segments.len() < 2 {
        let written = path.to_token_stream();
        errors.push(
            RustSite::of(&path),
            Diagnostic::outside(
                "bare_contract_name",
                format!("`{written}` is named without its contract's module"),
            )
            .note("what else the contract says is found beside it")
            .help(format!("write the module too, such as `orders::{written}`")),
        );
        // Without the block: what stands in it needs the workflow's implementation.
        return Some(errors.into_tokens());
    }
    let runtime = options.runtime.unwrap_or_else(default_runtime);
    let errors = errors.into_tokens();
    Some(quote! {
        #path! { (#runtime) { (#runtime) #path } { #item } }
        #errors
    })
}

/// A path, and the options behind it. `input = "…"` begins with a name that isn't one.
fn split(args: &TokenStream) -> Option<(Path, TokenStream)> {
    let parse = |input: ParseStream<'_>| {
        let path = Path::parse_mod_style(input)?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        Ok((path, input.parse::<TokenStream>()?))
    };
    parse.parse2(args.clone()).ok()
}
