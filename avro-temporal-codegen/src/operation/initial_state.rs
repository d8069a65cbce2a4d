//! The state of a workflow that has no `init`.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

/// The expression that makes it: the default, or an error in our words if there is none.
pub(super) fn emit_initial_state(owner: &Type, name: &Ident) -> TokenStream {
    let diagnostic = Diagnostic::outside(
        "no_initial_state",
        format!("the workflow `{name}` has no state to start from"),
    );
    let message = format!("{} [{}]", diagnostic.message, diagnostic.rule);
    let help = "add `fn init(ctx: &WorkflowContextView, …) -> Self` to the block, \
                or `#[derive(Default)]` to the type";
    quote! {
        {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "has neither `init` nor a default",
                note = #help
            )]
            trait InitialState {
                fn initial_state() -> Self;
            }

            #[diagnostic::do_not_recommend]
            impl<__Workflow: ::core::default::Default> InitialState for __Workflow {
                fn initial_state() -> Self {
                    ::core::default::Default::default()
                }
            }

            <#owner as InitialState>::initial_state()
        }
    }
}
