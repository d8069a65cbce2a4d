//! A contract without anything of Temporal's: names and ids beside the types.

use avro_temporal_contract::contract::{Operation, Template};
use proc_macro2::TokenStream;
use quote::quote;

use super::ContractEmit;
use super::literal::integer;
use crate::contract::names::{constant, id_function};
use crate::emit::doc_lines;

/// The most bytes that the server takes as an id.
const ID_LIMIT: u64 = 1000;

impl ContractEmit<'_> {
    pub(super) fn contract_only(&self) -> TokenStream {
        let contract = self.contract;
        let names = contract.operations().map(|operation| {
            let Operation { message, name, .. } = operation;
            let constant = constant(message);
            let doc = doc_lines(
                operation.doc.as_deref(),
                &format!("The name of `{message}`."),
            );
            let deprecated = operation.deprecated.as_ref();
            let deprecated = deprecated.map(|note| quote!(#[deprecated(note = #note)]));
            quote! {
                #(#[doc = #doc])*
                #deprecated
                pub const #constant: &::core::primitive::str = #name;
            }
        });
        let workflows = contract.workflows.iter();
        let workflows = workflows.map(|it| ("workflow", &it.operation, it.id.as_ref()));
        let updates = contract.updates.iter();
        let updates = updates.map(|it| ("update", &it.operation, it.id.as_ref()));
        let ids = workflows
            .chain(updates)
            .filter_map(|(kind, operation, id)| Some(self.id(kind, operation, id?)));
        quote!(#(#names)* #(#ids)*)
    }

    fn id(&self, kind: &str, operation: &Operation, id: &Template) -> TokenStream {
        let runtime = self.runtime();
        let function = id_function(operation);
        let doc = format!(" The {kind} id of `{}` for an input.", operation.message);
        let template = self.template(id);
        let limit = integer(ID_LIMIT);
        let input = self.input(operation);
        let parameter = input.as_ref().map(|input| quote!(input: &#input));
        let argument = if input.is_some() {
            quote!(input)
        } else {
            quote!(&())
        };
        let input = input.unwrap_or_else(|| quote!(()));
        quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// If a value in it is empty, or it has more than 1,000 bytes.
            pub fn #function(
                #parameter
            ) -> ::core::result::Result<::std::string::String, #runtime::TemplateError> {
                const TEMPLATE: #runtime::Template<#input> = #template;
                TEMPLATE.render(#argument, #limit)
            }
        }
    }
}
