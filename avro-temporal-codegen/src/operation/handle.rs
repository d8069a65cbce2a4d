//! What callers of a workflow hold: a method for each signal, query and update.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::handler::{Handler, HandlerKind};

/// The types that callers hold.
pub(super) struct Handles {
    pub(super) handle: Ident,
    pub(super) signals: Ident,
    pub(super) items: TokenStream,
}

pub(super) fn emit_handles(
    workflow: &Ident,
    handlers: &[Handler],
    runtime: &TokenStream,
) -> Handles {
    let handle = format_ident!("{workflow}Handle");
    let signals = format_ident!("{workflow}Signals");
    let client_methods = handlers
        .iter()
        .map(|handler| client_method(handler, runtime));
    let signal_methods = handlers
        .iter()
        .filter(|handler| handler.kind == HandlerKind::Signal)
        .map(|handler| signal_method(handler, runtime));
    let handle_doc = format!("A client's handle to a run of [`{workflow}`].");
    let signals_doc = format!("What another workflow sends to a run of [`{workflow}`].");
    let items = quote! {
        #[doc = #handle_doc]
        #[allow(private_interfaces, private_bounds, reason = "the workflow may be private")]
        pub struct #handle<__Workflow: #runtime::WorkflowType = #workflow>(
            #runtime::WorkflowHandle<__Workflow>,
        );

        #[allow(private_interfaces, reason = "its types may be as private as the workflow")]
        impl #handle {
            /// The handle without the methods of this workflow: one of them may have the name of
            /// one of these.
            #[must_use]
            pub const fn workflow(&self) -> &#runtime::WorkflowHandle<#workflow> {
                &self.0
            }

            #(#client_methods)*
        }

        #[automatically_derived]
        impl<__Workflow: #runtime::WorkflowType> ::core::ops::Deref for #handle<__Workflow> {
            type Target = #runtime::WorkflowHandle<__Workflow>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #[automatically_derived]
        impl<__Workflow: #runtime::WorkflowType>
            ::core::convert::From<#runtime::WorkflowHandle<__Workflow>> for #handle<__Workflow>
        {
            fn from(handle: #runtime::WorkflowHandle<__Workflow>) -> Self {
                Self(handle)
            }
        }

        #[doc = #signals_doc]
        #[allow(private_interfaces, private_bounds, reason = "the workflow may be private")]
        #[allow(dead_code, reason = "a workflow may have no signals, or nobody who sends one")]
        pub struct #signals<__Workflow: #runtime::WorkflowType = #workflow>(
            #runtime::SignalTarget<__Workflow>,
        );

        #[allow(dead_code, private_interfaces, reason = "its types may be as private as the workflow")]
        impl #signals {
            #(#signal_methods)*
        }

        #[automatically_derived]
        impl<__Workflow: #runtime::WorkflowType>
            ::core::convert::From<#runtime::SignalTarget<__Workflow>> for #signals<__Workflow>
        {
            fn from(target: #runtime::SignalTarget<__Workflow>) -> Self {
                Self(target)
            }
        }
    };
    Handles {
        handle,
        signals,
        items,
    }
}

fn client_method(handler: &Handler, runtime: &TokenStream) -> TokenStream {
    let Handler {
        ident,
        marker,
        docs,
        output,
        ..
    } = handler;
    let (send, error, failure) = match handler.kind {
        HandlerKind::Signal => (
            format_ident!("signal"),
            format_ident!("WorkflowInteractionError"),
            "If there is no open run, or the input can't be written.",
        ),
        HandlerKind::Query => (
            format_ident!("query"),
            format_ident!("WorkflowQueryError"),
            "If no worker answers, the handler fails, or the answer can't be read.",
        ),
        HandlerKind::Update => (
            format_ident!("update"),
            format_ident!("WorkflowUpdateError"),
            "If it is rejected or fails, or the result can't be read.",
        ),
    };
    let error = quote!(#runtime::sdk::client::errors::#error);
    let (parameter, argument) = input(handler);
    quote! {
        #docs
        ///
        /// # Errors
        ///
        #[doc = #failure]
        pub async fn #ident(
            &self
            #parameter
        ) -> ::core::result::Result<#output, #runtime::CallError<#error>> {
            self.0.#send::<#marker>(#argument).await
        }
    }
}

fn signal_method(handler: &Handler, runtime: &TokenStream) -> TokenStream {
    let Handler {
        ident,
        marker,
        docs,
        ..
    } = handler;
    let (parameter, argument) = input(handler);
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// If there is no such run, or the input can't be written.
        pub async fn #ident(
            &self
            #parameter
        ) -> ::core::result::Result<(), #runtime::sdk::common::error::WorkflowSignalError> {
            self.0.send::<#marker>(#argument).await
        }
    }
}

fn input(handler: &Handler) -> (TokenStream, TokenStream) {
    match &handler.input {
        Some(ty) => (quote!(, input: #ty), quote!(input)),
        None => (TokenStream::new(), quote!(())),
    }
}
