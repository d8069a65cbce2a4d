//! Namespaces to nested modules.

use std::collections::BTreeMap;

use avro_temporal_contract::schema::TypeId;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emit;
use super::item::emit_item;
use super::union::emit_union;
use crate::naming::module_idents;

#[derive(Default)]
struct Module {
    types: Vec<TypeId>,
    /// By name, so that the order is that of no hash.
    modules: BTreeMap<String, Inner>,
}

struct Inner {
    ident: Ident,
    /// The namespace, as the first file writes it that has it.
    namespace: String,
    module: Module,
}

pub(super) fn emit_modules(emit: &Emit<'_>, schemas: &Ident) -> TokenStream {
    let mut root = Module::default();
    for id in emit.ids {
        let namespace = emit.set.get(*id).name.namespace();
        if emit.contract.foreign(namespace).is_some() {
            continue;
        }
        let mut module = &mut root;
        let ends = namespace.match_indices('.').map(|(at, _)| at);
        let ends = ends.chain([namespace.len()]);
        for (ident, end) in module_idents(namespace)
            .unwrap_or_default()
            .into_iter()
            .zip(ends)
        {
            let inner = module.modules.entry(ident.to_string());
            module = &mut inner
                .or_insert_with(|| Inner {
                    ident,
                    namespace: namespace[..end].to_owned(),
                    module: Module::default(),
                })
                .module;
        }
        module.types.push(*id);
    }
    let items = emit_module(emit, &root, 0, schemas);
    let schemas = quote!(#schemas);
    let unions = emit
        .unions
        .iter()
        .map(|union| emit_union(emit, union, 0, &schemas));
    quote!(#items #(#unions)*)
}

fn emit_module(emit: &Emit<'_>, module: &Module, depth: usize, schemas: &Ident) -> TokenStream {
    let up = std::iter::repeat_n(quote!(super::), depth);
    let schemas_path = quote!(#(#up)* #schemas);
    let items = module
        .types
        .iter()
        .map(|id| emit_item(emit, *id, depth, &schemas_path));
    let modules = module.modules.values().map(|inner| {
        let allow = emit.allow(depth);
        let doc = format!(" The Avro types of the namespace `{}`.", inner.namespace);
        let ident = &inner.ident;
        let inner = emit_module(emit, &inner.module, depth + 1, schemas);
        quote! {
            #[doc = #doc]
            #allow
            pub mod #ident { #inner }
        }
    });
    quote! {
        #(#items)*
        #(#modules)*
    }
}
