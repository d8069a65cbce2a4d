//! What runs a workflow: the implementation of the runtime's trait.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

/// A workflow's implementation.
pub(super) struct WorkflowImplementation<'a> {
    pub(super) owner: &'a Type,
    /// What callers see: `Self`, or a contract's workflow.
    pub(super) ty: TokenStream,
    /// What its context has beside that of every run.
    pub(super) calls: TokenStream,
    pub(super) input: &'a TokenStream,
    pub(super) output: &'a TokenStream,
    /// The entries of its handlers.
    pub(super) handlers: Vec<&'a TokenStream>,
    pub(super) body: &'a WorkflowBody,
}

/// How a workflow starts and runs.
pub(super) struct WorkflowBody {
    /// The type of what `run` takes beside the context.
    pub(super) run_input: TokenStream,
    /// From `ctx` and `input` to state and `RunInput`.
    pub(super) start: TokenStream,
    /// From `ctx` that is owned and `input` to a future.
    pub(super) run: TokenStream,
}

impl WorkflowImplementation<'_> {
    /// Emits it. What isn't sound is never run: the build fails with the errors beside it.
    pub(super) fn emit(&self, runtime: &TokenStream, is_sound: bool) -> TokenStream {
        let Self {
            owner,
            ty,
            calls,
            input,
            output,
            handlers,
            body,
        } = self;
        let run_input = &body.run_input;
        let unreachable = quote!(::core::unreachable!());
        let (start, run) = if is_sound {
            (&body.start, &body.run)
        } else {
            (&unreachable, &unreachable)
        };
        quote! {
            #[automatically_derived]
            #[allow(deprecated, reason = "a workflow has its deprecated handlers too")]
            impl #runtime::Workflow for #owner {
                type Type = #ty;
                type Calls = #calls;
                type RunInput = #run_input;

                const HANDLERS: &'static [#runtime::Handler<Self>] = &[#(#handlers),*];

                fn start(
                    ctx: &#runtime::WorkflowContextView,
                    input: #input,
                ) -> (Self, Self::RunInput) {
                    #start
                }

                fn run(
                    ctx: #runtime::Ctx<Self>,
                    input: Self::RunInput,
                ) -> #runtime::LocalFuture<
                    ::core::result::Result<#output, #runtime::WorkflowTermination>,
                > {
                    #run
                }
            }
        }
    }
}
