//! A checked contract to Rust items.

mod activity;
mod attribute_macro;
mod callers;
mod contract_only;
mod defaults;
mod former;
mod handler;
mod literal;
mod operation;
mod path;
mod served;
mod type_name;
mod workflow;

use avro_temporal_contract::contract::Contract;
use avro_temporal_contract::release::{Releases, Subject};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ContractStyle;
use super::foreign::emit_foreign_checks;
use crate::emit::{Emit, allow_schemas_choices, doc_lines, emit_types, schemas_const};
use crate::naming::{module_idents, type_ident};

/// What emitting a contract needs to know.
pub(crate) struct ContractEmit<'a> {
    pub(crate) contract: &'a Contract,
    pub(crate) types: &'a Emit<'a>,
    pub(crate) style: &'a ContractStyle,
    /// What was released of it.
    pub(crate) past: Option<Past<'a>>,
    /// Whether the contract has errors, so that what code has beside it may be right.
    pub(crate) is_refused: bool,
}

/// What was released of a contract.
#[derive(Clone, Copy)]
pub(crate) struct Past<'a> {
    pub(crate) working: &'a Subject,
    pub(crate) releases: &'a Releases,
    pub(crate) current: u32,
}

/// The module of a contract.
pub(crate) fn emit_contract(emit: &ContractEmit<'_>) -> TokenStream {
    let ContractEmit {
        contract,
        types,
        style,
        ..
    } = emit;
    let name = contract.name.as_str();
    let module = style
        .module(contract.name.name())
        .unwrap_or_else(|| format_ident!("unnamed"));
    let place = format!(
        "The contract `{name}`, from `{}`.",
        contract.site.source().name
    );
    let doc = doc_lines(contract.doc.as_deref(), &place);
    let allow = emit.allow();
    let items = emit_types(types);
    let exports = emit.exports();
    let task_queue = contract.task_queue.as_ref().map(|task_queue| {
        quote! {
            /// The contract's task queue.
            pub const TASK_QUEUE: &::core::primitive::str = #task_queue;
        }
    });
    let schemas = schemas_const(types.set, types.ids).name;
    let checks = emit_foreign_checks(types, &style.foreign, &quote!(#schemas));
    let operations = if style.is_contract_only {
        emit.contract_only()
    } else {
        emit.operations()
    };
    quote! {
        #(#[doc = #doc])*
        #allow
        pub mod #module {
            #items
            #exports

            /// The contract's fullname.
            pub const NAME: &::core::primitive::str = #name;
            #task_queue
            #checks
            #operations
        }
    }
}

impl ContractEmit<'_> {
    fn runtime(&self) -> &TokenStream {
        self.types.runtime
    }

    /// Lints against what a contract says.
    fn allow(&self) -> TokenStream {
        let choices = allow_schemas_choices();
        let is_deprecated = self.contract.operations().any(|it| it.deprecated.is_some());
        let deprecated = is_deprecated.then(
            || quote!(#[allow(deprecated, reason = "what is deprecated is still generated")]),
        );
        quote! {
            #choices
            #[allow(clippy::module_name_repetitions, reason = "names are the contract's")]
            #[allow(unused_imports, reason = "not every program implements the contract")]
            #deprecated
        }
    }

    /// The types of the contract's own namespace, without it.
    fn exports(&self) -> Option<TokenStream> {
        let home = self.contract.name.namespace();
        let mut ids = self.types.ids.iter();
        let is_home = |id: &_| self.types.set.get(*id).name.namespace() == home;
        if home.is_empty() || !ids.any(is_home) {
            return None;
        }
        let modules = module_idents(home)?;
        Some(quote! {
            #[doc(inline)]
            pub use self::#(#modules::)* *;
        })
    }

    /// All that clients and workers need.
    fn operations(&self) -> TokenStream {
        let contract = self.contract;
        let errors = self.error_records();
        let activities = contract.activities.iter().map(|it| self.activity(it));
        let handlers = self.handlers();
        let workflows = contract.workflows.iter().map(|it| self.workflow(it));
        let callers = self.callers();
        let served = self.served();
        let macros = self.attribute_macros();
        let releases = self.releases();
        quote! {
            #releases
            #errors
            #(#activities)*
            #handlers
            #(#workflows)*
            #callers
            #served
            #macros
        }
    }

    /// The releases of the contract, which its calls and runs go by.
    fn releases(&self) -> TokenStream {
        let runtime = self.runtime();
        let name = self.contract.name.as_str();
        let value = match self.types.releases.first() {
            Some(releases) => {
                let name = &releases.name;
                quote!(#name)
            }
            None => quote!(&#runtime::Releases::unreleased(#name)),
        };
        quote! {
            #[allow(dead_code, reason = "a contract may have no workflow")]
            const __RELEASES: &#runtime::Releases = #value;
        }
    }

    /// What makes records errors; those of another crate are made that there.
    fn error_records(&self) -> TokenStream {
        let runtime = self.runtime();
        let record = |error: &avro_temporal_contract::contract::ErrorType| {
            let named = self.types.set.get(error.id);
            let path = self.named_type(error.id);
            let non_retryable = error.non_retryable;
            if !self.style.is_foreign(named.name.namespace()) {
                return quote!(#runtime::__error_record!(#path, #non_retryable););
            }
            let ident = type_ident(named.name.name());
            let message = format!(
                "`{}` can{} be tried again by this contract, and not so by the crate of `{}`",
                named.name,
                if non_retryable { "'t" } else { "" },
                ident.map_or_else(String::new, |ident| ident.to_string()),
            );
            let not = (!non_retryable).then(|| quote!(!));
            quote! {
                const _: () = ::core::assert!(
                    #not <#path as #runtime::ErrorRecord>::NON_RETRYABLE,
                    #message
                );
            }
        };
        self.contract.errors.iter().map(record).collect()
    }
}
