//! The future that calls a user's `async fn` and waits for it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::signature::Signature;

/// A call of an `async fn`, from locals `ctx`, which is owned, and `input`.
pub(super) struct Awaited<'a> {
    /// The function's path.
    pub(super) function: &'a TokenStream,
    pub(super) signature: &'a Signature<'a>,
    /// What stands before the context, with its comma.
    pub(super) receiver: Option<TokenStream>,
    /// The input as an argument, with its comma before; empty if it takes none.
    pub(super) input: TokenStream,
    /// A function from what it gives to what the operation does.
    pub(super) convert: Option<TokenStream>,
    /// A function from its error to the SDK's.
    pub(super) into_error: TokenStream,
}

impl Awaited<'_> {
    pub(super) fn emit(&self) -> TokenStream {
        let Self {
            function,
            signature,
            receiver,
            input,
            convert,
            into_error,
        } = self;
        let unused_input = input.is_empty().then(|| quote!(let () = input;));
        let convert = convert.as_ref().map(|convert| quote!(.map(#convert)));
        let context = signature.pass_context();
        let span = signature
            .context()
            .map_or_else(Span::call_site, |context| context.ty.span());
        let owned = quote_spanned!(span=> let mut ctx = ctx;);
        quote! {
            #unused_input
            ::std::boxed::Box::pin(async move {
                #[allow(unused_mut, reason = "the function may take it by value")]
                #owned
                #function(#receiver #context #input)
                    .await
                    #convert
                    .map_err(#into_error)
            })
        }
    }
}
