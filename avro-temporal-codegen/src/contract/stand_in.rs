//! What stands in for a contract that is refused, so that its names are no second error.

use std::collections::HashSet;

use avro_temporal_contract::contract::{resolve_contract_of, resolve_refused_contract};
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::name::FullName;
use avro_temporal_contract::schema::{File, Protocol, SchemaSet, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

use super::checks::{check_contract, check_types, own_types};
use super::{ContractStyle, emit_checked};
use crate::emit::{ContractTypes, Emit, allow_schemas_choices, emit_types};
use crate::load::{Loaded, Package};
use crate::naming::{module_idents, type_ident};

/// All of a contract but what is wrong with it. Where that isn't known: its types, if they are
/// sound, and a type for each of its messages.
pub(super) fn stand_in(package: &Package, path: &str, style: &ContractStyle) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let Ok(Loaded { set, .. }) = package.load(&[path], &mut diagnostics) else {
        return TokenStream::new();
    };
    let protocol = set
        .files()
        .first()
        .and_then(|file: &File| file.protocol.as_ref());
    let Some(protocol) = protocol else {
        return TokenStream::new();
    };
    let Some(module) = style.module(protocol.name.name()) else {
        return TokenStream::new();
    };
    if let Some(items) = without_mistakes(&set, style) {
        return items;
    }
    let types = types(&set, &protocol.name, style);
    let markers = markers(protocol, &set, style);
    let allow = allow_schemas_choices();
    quote! {
        #allow
        #[allow(missing_docs, reason = "it stands in for a contract that is refused")]
        pub mod #module { #types #markers }
    }
}

/// The contract as it is probably meant; `None` if it has no Rust form, either.
fn without_mistakes(set: &SchemaSet, style: &ContractStyle) -> Option<TokenStream> {
    let mut told = Diagnostics::new();
    let _ = resolve_contract_of(set.clone(), 0, &mut told);
    let (set, contract) = resolve_refused_contract(set.clone(), 0)?;
    let protocol = set.files().first()?.protocol.as_ref()?;
    if contract.operations().count() < protocol.messages.len() {
        // What a message is isn't known.
        return None;
    }
    let mut found = Diagnostics::new();
    check_contract(&set, &contract, style, &mut found);
    // Of types, the contract's own checks have told some; with anything else, it isn't Rust.
    let is_told = |it: &Diagnostic| told.iter().any(|told| told == it);
    let is_rust = found.errors().all(is_told);
    is_rust.then(|| emit_checked(&set, &contract, None, style, true))
}

fn types(set: &SchemaSet, protocol: &FullName, style: &ContractStyle) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let own = own_types(set, style);
    check_types(set, &own, &[], &mut diagnostics);
    if diagnostics.check().is_err() {
        return TokenStream::new();
    }
    let ids: Vec<TypeId> = set.ids().collect();
    let foreign = style.foreign_paths();
    let home = protocol.namespace();
    let types = ContractTypes {
        foreign: &foreign,
        home: Some(home),
    };
    let emit = Emit::new(set, &ids, &[], &style.types.runtime)
        .with_serde(style.types.serde)
        .in_contract(types);
    let items = emit_types(&emit);
    let has_home = own.iter().any(|id| set.get(*id).name.namespace() == home);
    let modules = module_idents(home).filter(|_| has_home && !home.is_empty());
    let exports = modules.map(|modules| quote!(pub use self::#(#modules::)* *;));
    quote!(#items #exports)
}

/// A type of each message whose name nothing else has, and a macro of that name that gives nothing.
fn markers(protocol: &Protocol, set: &SchemaSet, style: &ContractStyle) -> TokenStream {
    let names = own_types(set, style).into_iter();
    let names = names.filter_map(|id| type_ident(set.get(id).name.name()));
    let mut taken: HashSet<String> = names.map(|ident| ident.to_string()).collect();
    let markers = protocol.messages.iter().filter_map(|message| {
        let ident = type_ident(&message.name)?;
        if style.is_contract_only || !taken.insert(ident.to_string()) {
            return None;
        }
        let hidden = style.hidden_macro(protocol.name.as_str(), &ident);
        Some(quote! {
            pub struct #ident;
            #[macro_export]
            macro_rules! #hidden {
                ($($any:tt)*) => {};
            }
            pub use #hidden as #ident;
        })
    });
    markers.collect()
}
