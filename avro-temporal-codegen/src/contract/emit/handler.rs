//! Signals, queries and updates: a type for each, of every workflow that takes it.

use avro_temporal_contract::contract::{MessageRef, Operation, Undecodable, Workflow};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ContractEmit;
use super::defaults::Defaults;
use crate::contract::names::{error, marker};

impl ContractEmit<'_> {
    pub(super) fn handlers(&self) -> TokenStream {
        let contract = self.contract;
        let signals = contract.signals.iter().enumerate().map(|(index, signal)| {
            let first = self.first(index, |it| &it.signals);
            let on_undecodable = self.on_undecodable(signal.on_undecodable);
            self.handler("signal", &signal.operation, first, &on_undecodable)
        });
        let queries = contract.queries.iter().enumerate().map(|(index, query)| {
            let output = self.output_type(&query.operation);
            let first = self.first(index, |it| &it.queries);
            self.handler("query", &query.operation, first, &output)
        });
        let updates = contract.updates.iter().enumerate().map(|(index, update)| {
            let operation = &update.operation;
            let errors = self.errors("update", operation);
            let defaults = Defaults { emit: self }.update(update);
            let output = self.output_type(operation);
            let error = error(operation);
            let first = self.first(index, |it| &it.updates);
            let more = quote! {
                #defaults
                #output
                type Error<__Undeclared> = #error<__Undeclared>;
            };
            let update = self.handler("update", operation, first, &more);
            quote!(#update #errors)
        });
        quote!(#(#signals)* #(#queries)* #(#updates)*)
    }

    /// What becomes of a signal that can't be read, if the contract says so.
    fn on_undecodable(&self, policy: Undecodable) -> TokenStream {
        let variant = match policy {
            Undecodable::FailTask => return TokenStream::new(),
            Undecodable::FailRun => quote!(FailRun),
            Undecodable::Skip => quote!(Skip),
        };
        let runtime = self.runtime();
        quote!(const ON_UNDECODABLE: #runtime::Undecodable = #runtime::Undecodable::#variant;)
    }

    /// The first workflow that takes a message.
    fn first(
        &self,
        index: usize,
        messages: impl Fn(&Workflow) -> &Vec<MessageRef>,
    ) -> Option<&Workflow> {
        let mut workflows = self.contract.workflows.iter();
        workflows.find(|it| messages(it).iter().any(|message| message.index == index))
    }

    fn handler(
        &self,
        kind: &str,
        operation: &Operation,
        first: Option<&Workflow>,
        more: &TokenStream,
    ) -> TokenStream {
        let runtime = self.runtime();
        let ident = marker(operation);
        let doc = self.doc(kind, operation);
        let first = first.map(|workflow| {
            let workflow = marker(&workflow.operation);
            quote!(= #workflow)
        });
        let implemented = match kind {
            "signal" => format_ident!("SignalType"),
            "query" => format_ident!("QueryType"),
            _ => format_ident!("UpdateType"),
        };
        let names = Self::names(operation);
        let input = self.input_type(operation);
        quote! {
            #doc
            pub struct #ident<__Workflow #first>(::core::marker::PhantomData<fn() -> __Workflow>);

            impl<__Workflow: #runtime::WorkflowType> #runtime::#implemented for #ident<__Workflow> {
                #names
                type Workflow = __Workflow;
                #input
                #more
            }
        }
    }
}
