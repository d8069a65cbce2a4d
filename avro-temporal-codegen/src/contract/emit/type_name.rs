//! Rust types as people write them, without the ways to them.

use avro_temporal_contract::schema::{Kind, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::ContractEmit;
use crate::naming::type_ident;
use crate::shape::leaf;
use crate::support::optional;
use crate::unions::{item_union, value_union};

impl ContractEmit<'_> {
    /// `Order`, `Vec<String>`, `Option<TimestampMicros>`.
    pub(super) fn type_name(&self, ty: &Type, union: &str) -> TokenStream {
        match &ty.kind {
            Kind::Named(id) => {
                let ident = type_ident(self.types.set.get(*id).name.name());
                quote!(#ident)
            }
            Kind::Array(items) => {
                let items = self.type_name(items, &item_union(union));
                quote!(Vec<#items>)
            }
            Kind::Map(values) => {
                let values = self.type_name(values, &value_union(union));
                quote!(BTreeMap<String, #values>)
            }
            Kind::Union(branches) => match optional(branches) {
                Some((_, other)) => {
                    let other = self.type_name(other, union);
                    quote!(Option<#other>)
                }
                None => {
                    let ident = type_ident(union);
                    quote!(#ident)
                }
            },
            Kind::Bytes if ty.logical.is_none() => quote!(Vec<u8>),
            _ => last_segment(&leaf(ty, self.runtime())),
        }
    }
}

/// What stands behind the last `::`.
fn last_segment(path: &TokenStream) -> TokenStream {
    let tokens: Vec<_> = path.clone().into_iter().collect();
    let is_colon = |token: &proc_macro2::TokenTree| token.to_string() == ":";
    let start = tokens.iter().rposition(is_colon).map_or(0, |at| at + 1);
    tokens.into_iter().skip(start).collect()
}
