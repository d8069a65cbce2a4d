//! Workflows: a type for each, with what callers hold of a run.

use avro_temporal_contract::contract::{MessageRef, Operation, WaitForStage, Workflow};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ContractEmit;
use super::defaults::Defaults;
use crate::contract::names::{error, handle, is_child, marker, method, signals};

impl ContractEmit<'_> {
    pub(super) fn workflow(&self, workflow: &Workflow) -> TokenStream {
        let runtime = self.runtime();
        let operation = &workflow.operation;
        let ident = marker(operation);
        let doc = self.doc("workflow", operation);
        let errors = self.errors("workflow", operation);
        let error = error(operation);
        let names = Self::names(operation);
        let defaults = Defaults { emit: self }.workflow(workflow);
        let past = self.past_of_workflow(workflow);
        let (input, output) = (self.input_type(operation), self.output_type(operation));
        let (handle, signals) = (handle(operation), signals(operation));
        let child = is_child(workflow).then(|| quote!(impl #runtime::ChildType for #ident {}));
        let starting = self.starting(workflow, &ident);
        let methods = self.handle_methods(workflow);
        quote! {
            #doc
            pub struct #ident;

            #errors

            impl #runtime::WorkflowType for #ident {
                #names
                #defaults
                #past
                #input
                #output
                type Error<__Undeclared> = #error<__Undeclared>;
                type Handle = #handle;
                type Signals = #signals;
            }

            #child
            #starting

            #runtime::__contract_handle! {
                #ident #handle #signals { #methods }
            }
        }
    }

    /// The signals and updates that may start it.
    fn starting(&self, workflow: &Workflow, ident: &Ident) -> TokenStream {
        let runtime = self.runtime();
        let signals = workflow.signals.iter().filter(|it| it.start);
        let signals = signals.map(|it| marker(&self.contract.signals[it.index].operation));
        let updates = workflow.updates.iter().filter(|it| it.start);
        let updates = updates.map(|it| marker(&self.contract.updates[it.index].operation));
        signals
            .chain(updates)
            .map(|it| quote!(impl #runtime::StartsWorkflow<#ident> for #it<#ident> {}))
            .collect()
    }

    fn handle_methods(&self, workflow: &Workflow) -> TokenStream {
        let contract = self.contract;
        let runtime = self.runtime();
        let signals = workflow.signals.iter().map(|MessageRef { index, .. }| {
            self.handle_method(
                "signal",
                "signal",
                &contract.signals[*index].operation,
                None,
            )
        });
        let queries = workflow.queries.iter().map(|MessageRef { index, .. }| {
            let operation = &contract.queries[*index].operation;
            let output = self.output(operation).unwrap_or_else(|| quote!(()));
            self.handle_method("query", "query", operation, Some(output))
        });
        let updates = workflow.updates.iter().map(|MessageRef { index, .. }| {
            let update = &contract.updates[*index];
            let operation = &update.operation;
            if update.wait_for_stage == Some(WaitForStage::Accepted) {
                let error = error(operation);
                let undeclared = quote!(#runtime::sdk::client::errors::WorkflowUpdateError);
                let error = quote!(#error<#runtime::CallError<#undeclared>>);
                self.handle_method("accepted", "update", operation, Some(error))
            } else {
                self.handle_method("update", "update", operation, None)
            }
        });
        quote!(#(#signals)* #(#queries)* #(#updates)*)
    }

    fn handle_method(
        &self,
        form: &str,
        kind: &str,
        operation: &Operation,
        last: Option<TokenStream>,
    ) -> TokenStream {
        let form = format_ident!("{form}");
        let ident = marker(operation);
        let doc = Self::method_doc(kind, &ident, operation);
        let method = method(operation);
        let input = self.input(operation);
        let last = last.map(|last| quote!(-> #last));
        quote!(#doc #form #method #ident(#input) #last;)
    }
}
