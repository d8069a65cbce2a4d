//! Activities: a type for each.

use avro_temporal_contract::contract::Activity;
use proc_macro2::TokenStream;
use quote::quote;

use super::ContractEmit;
use super::defaults::Defaults;
use crate::contract::names::{error, marker};
use crate::contract::values::words;

impl ContractEmit<'_> {
    pub(super) fn activity(&self, activity: &Activity) -> TokenStream {
        let runtime = self.runtime();
        let operation = &activity.operation;
        let marker = marker(operation);
        let doc = self.doc("activity", operation);
        let errors = self.errors("activity", operation);
        let error = error(operation);
        let names = Self::names(operation);
        let defaults = Defaults { emit: self }.activity(activity);
        let past = self.past_of_activity(activity);
        let (input, output) = (self.input_type(operation), self.output_type(operation));
        let heartbeat = activity.heartbeat.as_ref().map(|details| {
            let details = self.rust_type(details, &words(operation, "heartbeat"));
            quote!(#runtime::__heartbeats!(#marker, #details);)
        });
        quote! {
            #doc
            pub struct #marker;

            #errors

            impl #runtime::ActivityType for #marker {
                #names
                #defaults
                #past
                #input
                #output
                type Error<__Undeclared> = #error<__Undeclared>;
            }

            #heartbeat
        }
    }
}
