//! What operations were in releases, where they were something else.

use avro_temporal_contract::contract::{Activity, Template, Workflow};
use avro_temporal_contract::release::{Former, Kind, former_ids, former_names};
use proc_macro2::TokenStream;
use quote::quote;

use super::ContractEmit;

impl ContractEmit<'_> {
    /// `RELEASES` and `FORMER` of a workflow.
    pub(super) fn past_of_workflow(&self, workflow: &Workflow) -> TokenStream {
        let runtime = self.runtime();
        let former = self.past.map(|past| {
            let operation = &workflow.operation;
            let names = former_names(Kind::Workflow, operation, past.releases, past.current);
            let ids = former_ids(past.working, workflow, past.releases, past.current);
            self.former(&names, &ids)
        });
        quote! {
            const RELEASES: &'static #runtime::Releases = __RELEASES;
            #former
        }
    }

    /// The same of an activity, if it ever had another name.
    pub(super) fn past_of_activity(&self, activity: &Activity) -> Option<TokenStream> {
        let past = self.past?;
        let operation = &activity.operation;
        let names = former_names(Kind::Activity, operation, past.releases, past.current);
        let former = self.former(&names, &Vec::new())?;
        let runtime = self.runtime();
        Some(quote! {
            const RELEASES: &'static #runtime::Releases = __RELEASES;
            #former
        })
    }

    fn former(
        &self,
        names: &Former<String>,
        ids: &Former<Option<Template>>,
    ) -> Option<TokenStream> {
        if names.is_empty() && ids.is_empty() {
            return None;
        }
        let runtime = self.runtime();
        let names = names.iter().map(|(until, name)| quote!((#until, #name)));
        let ids = ids.iter().map(|(until, template)| {
            let template = match template {
                Some(template) => {
                    let template = self.template(template);
                    quote!(::core::option::Option::Some(#template))
                }
                None => quote!(::core::option::Option::None),
            };
            quote!((#until, #template))
        });
        Some(quote! {
            const FORMER: #runtime::Former<Self::Input> = #runtime::Former {
                names: &[#(#names),*],
                ids: &[#(#ids),*],
            };
        })
    }
}
