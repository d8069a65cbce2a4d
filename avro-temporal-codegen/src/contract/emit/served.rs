//! What workers say they serve.

use avro_temporal_contract::contract::Operation;
use proc_macro2::TokenStream;
use quote::quote;

use super::ContractEmit;
use crate::contract::names::constant;

impl ContractEmit<'_> {
    pub(super) fn served(&self) -> TokenStream {
        let runtime = self.runtime();
        let contract = self.contract;
        let workflows = names(contract.workflows.iter().map(|it| &it.operation));
        let groups = contract.groups.iter().enumerate().map(|(index, group)| {
            let activities = contract.activities.iter().filter(|it| it.group == index);
            let activities = names(activities.map(|it| &it.operation));
            let constant = constant(&group.name);
            let part = format!("the group `{}`", group.name);
            let doc = format!(" The activities of {part}.");
            quote! {
                #[doc = #doc]
                pub const #constant: #runtime::Served = #runtime::Served {
                    contract: NAME,
                    part: #part,
                    workflows: &[],
                    activities: &[#(#activities),*],
                };
            }
        });
        quote! {
            /// The workflows of the contract.
            pub const WORKFLOWS: #runtime::Served = #runtime::Served {
                contract: NAME,
                part: "the workflows",
                workflows: &[#(#workflows),*],
                activities: &[],
            };
            #(#groups)*
        }
    }
}

/// Names on the wire, with their aliases.
fn names<'a>(operations: impl Iterator<Item = &'a Operation>) -> Vec<&'a str> {
    operations
        .flat_map(|it| [&it.name].into_iter().chain(&it.aliases))
        .map(String::as_str)
        .collect()
}
