//! The hidden macros by which `#[workflow]` and `#[activities]` see a contract.

use avro_temporal_contract::contract::{Group, Operation, Workflow};
use avro_temporal_contract::site::Site;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ContractEmit;
use crate::contract::names::{constant, error, marker, method};
use crate::contract::values::words;
use crate::naming::type_ident;

impl ContractEmit<'_> {
    pub(super) fn attribute_macros(&self) -> TokenStream {
        let contract = self.contract;
        let workflows = contract.workflows.iter().map(|workflow| {
            let name = marker(&workflow.operation);
            let description = self.describe_workflow(workflow);
            self.attribute_macro(&name, "__contract_workflow", &description)
        });
        let groups = contract.groups.iter().enumerate().map(|(index, group)| {
            let name = type_ident(&group.name).unwrap_or_else(|| format_ident!("Unnamed"));
            let description = self.describe_group(index, group);
            self.attribute_macro(&name, "__contract_activities", &description)
        });
        quote!(#(#workflows)* #(#groups)*)
    }

    /// The macro's own name is one for the whole crate; it is called by its other one.
    fn attribute_macro(
        &self,
        name: &Ident,
        called: &str,
        description: &TokenStream,
    ) -> TokenStream {
        let hidden = self.style.hidden_macro(self.contract.name.as_str(), name);
        let called = format_ident!("{called}");
        quote! {
            #[doc(hidden)]
            #[macro_export]
            macro_rules! #hidden {
                (($($runtime:tt)*) $($rest:tt)*) => {
                    $($runtime)*::#called! { { #description } $($rest)* }
                };
            }
            #[doc(hidden)]
            pub use #hidden as #name;
        }
    }

    fn describe_workflow(&self, workflow: &Workflow) -> TokenStream {
        let contract = self.contract;
        let operation = &workflow.operation;
        let (message, ident) = (&operation.message, marker(operation));
        let at = at(&operation.site);
        let values = self.describe_values(operation);
        let error = error(operation);
        let signals = workflow
            .signals
            .iter()
            .map(|it| self.describe_handler("signal", &contract.signals[it.index].operation));
        let queries = workflow
            .queries
            .iter()
            .map(|it| self.describe_handler("query", &contract.queries[it.index].operation));
        let updates = workflow
            .updates
            .iter()
            .map(|it| self.describe_handler("update", &contract.updates[it.index].operation));
        let refused = self.refused();
        quote! {
            workflow #message #ident #at #values errors(#error)
            handlers { #(#signals)* #(#queries)* #(#updates)* } #refused
        }
    }

    fn refused(&self) -> Option<TokenStream> {
        self.is_refused.then(|| quote!(refused))
    }

    fn describe_handler(&self, kind: &str, operation: &Operation) -> TokenStream {
        let keyword = format_ident!("{kind}");
        let (message, method, ident) = (&operation.message, method(operation), marker(operation));
        let at = at(&operation.site);
        let input = self.describe_input(operation);
        let output = (kind != "signal").then(|| self.describe_output(operation));
        let errors = (kind == "update").then(|| {
            let error = error(operation);
            quote!(errors(#error))
        });
        quote!(#keyword #message #method #ident #at #input #output #errors;)
    }

    fn describe_group(&self, index: usize, group: &Group) -> TokenStream {
        let name = &group.name;
        let constant = constant(name);
        let at = at(&group.site);
        let activities = self
            .contract
            .activities
            .iter()
            .filter(|it| it.group == index);
        let activities = activities.map(|activity| {
            let operation = &activity.operation;
            let (message, method) = (&operation.message, method(operation));
            let (ident, error) = (marker(operation), error(operation));
            let at = self::at(&operation.site);
            let values = self.describe_values(operation);
            quote!(activity #message #method #ident #at #values errors(#error);)
        });
        let refused = self.refused();
        quote!(group #name #constant #at activities { #(#activities)* } #refused)
    }

    fn describe_values(&self, operation: &Operation) -> TokenStream {
        let input = self.describe_input(operation);
        let output = self.describe_output(operation);
        quote!(#input #output)
    }

    fn describe_input(&self, operation: &Operation) -> TokenStream {
        let input = operation.input.as_ref().map(|ty| {
            let (name, place) = (
                self.types.set.describe(ty),
                operation.request_site.to_string(),
            );
            let rust = self.type_name(ty, "");
            quote!(#name, #rust, #place)
        });
        quote!(input(#input))
    }

    fn describe_output(&self, operation: &Operation) -> TokenStream {
        let output = operation.output.as_ref().map(|ty| {
            let (name, place) = (
                self.types.set.describe(ty),
                operation.response_site.to_string(),
            );
            let rust = self.type_name(ty, &words(operation, "response"));
            quote!(#name, #rust, #place)
        });
        quote!(output(#output))
    }
}

fn at(site: &Site) -> TokenStream {
    let place = site.to_string();
    quote!((at #place))
}
