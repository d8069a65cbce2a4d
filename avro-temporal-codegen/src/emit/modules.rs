//! Namespaces to nested modules.

use std::collections::BTreeMap;

use avro_temporal_contract::schema::TypeId;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emit;
use super::item::emit_item;
use crate::naming::module_idents;

#[derive(Default)]
struct Module {
    types: Vec<TypeId>,
    /// By name, so that the order is that of no hash.
    modules: BTreeMap<String, (Ident, Module)>,
}

pub(super) fn emit_modules(emit: &Emit<'_>, schemas: &Ident) -> TokenStream {
    let mut root = Module::default();
    for id in emit.ids {
        let namespace = emit.set.get(*id).name.namespace();
        let mut module = &mut root;
        for ident in module_idents(namespace).unwrap_or_default() {
            module = &mut module
                .modules
                .entry(ident.to_string())
                .or_insert_with(|| (ident, Module::default()))
                .1;
        }
        module.types.push(*id);
    }
    emit_module(emit, &root, 0, schemas, "")
}

fn emit_module(
    emit: &Emit<'_>,
    module: &Module,
    depth: usize,
    schemas: &Ident,
    namespace: &str,
) -> TokenStream {
    let up = std::iter::repeat_n(quote!(super::), depth);
    let schemas_path = quote!(#(#up)* #schemas);
    let items = module
        .types
        .iter()
        .map(|id| emit_item(emit, *id, depth, &schemas_path));
    let modules = module.modules.values().map(|(ident, inner)| {
        let plain = ident.to_string();
        let plain = plain.trim_start_matches("r#");
        let inner_namespace = if namespace.is_empty() {
            plain.to_owned()
        } else {
            format!("{namespace}.{plain}")
        };
        let doc = format!("The Avro types of the namespace `{inner_namespace}`.");
        let inner = emit_module(emit, inner, depth + 1, schemas, &inner_namespace);
        quote! {
            #[doc = #doc]
            #[allow(dead_code, reason = "schemas hold more types than one program uses")]
            pub mod #ident { #inner }
        }
    });
    quote! {
        #(#items)*
        #(#modules)*
    }
}
