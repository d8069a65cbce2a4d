//! What clients and workflow code call.

use avro_temporal_contract::contract::Operation;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ContractEmit;
use crate::contract::names::{is_child, marker, method};

impl ContractEmit<'_> {
    pub(super) fn callers(&self) -> TokenStream {
        let runtime = self.runtime();
        let contract = self.contract;
        let name = contract.name.as_str();
        let starts = contract.workflows.iter().map(|workflow| {
            let operation = &workflow.operation;
            let ident = marker(operation);
            let doc = Self::method_doc("workflow", &ident, operation);
            let method = method(operation);
            let input = self.input(operation);
            quote!(#doc #method #ident(#input);)
        });
        let activities = contract.activities.iter();
        let activities = activities.map(|it| self.call("activity", "activity", &it.operation));
        let children = contract.workflows.iter().filter(|it| is_child(it));
        let children = children.map(|it| self.call("child", "workflow", &it.operation));
        quote! {
            #runtime::__contract_client! {
                #name { #(#starts)* }
            }

            #runtime::__contract_calls! {
                #name { #(#activities)* #(#children)* }
            }
        }
    }

    fn call(&self, form: &str, kind: &str, operation: &Operation) -> TokenStream {
        let form = format_ident!("{form}");
        let ident = marker(operation);
        let doc = Self::method_doc(kind, &ident, operation);
        let method = method(operation);
        let input = self.input(operation);
        quote!(#doc #form #method #ident(#input);)
    }
}
