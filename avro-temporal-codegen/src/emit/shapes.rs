//! Schemas to the shapes of generated fields.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Emit;
use crate::naming::{module_idents, type_ident};
use crate::shape::{Shape, leaf};
use crate::support::optional;
use crate::unions::{item_union, value_union};

/// What the shapes in one item have in common.
pub(super) struct Shapes<'a> {
    pub(super) emit: &'a Emit<'a>,
    /// The record whose value it is a part of.
    pub(super) owner: Option<TypeId>,
    /// The namespace that the item's module stands for, and how deep that is.
    pub(super) namespace: &'a str,
    pub(super) depth: usize,
}

impl Shapes<'_> {
    /// Whether a value of the owner can hold a value of its own type.
    pub(super) fn is_recursive(&self) -> bool {
        self.owner
            .is_some_and(|owner| self.emit.analysis.is_recursive(owner))
    }

    /// Whether a float is anywhere in the owner.
    pub(super) fn has_floats(&self) -> bool {
        self.owner
            .is_some_and(|owner| self.emit.analysis.has_floats(owner))
    }

    /// The shape of a schema. `union` is what a union in it is named after; in a collection, a type
    /// has an indirection already.
    ///
    /// What isn't supported has no shape, and becomes the null type in the items that stand in for
    /// what was refused.
    pub(super) fn of(&self, ty: &Type, union: &str, in_collection: bool) -> Shape {
        match &ty.kind {
            Kind::Array(items) => Shape::Array(
                minimum_size(self.emit.set, items),
                Box::new(self.of(items, &item_union(union), true)),
            ),
            Kind::Map(values) => Shape::Map(
                minimum_size(self.emit.set, values),
                Box::new(self.of(values, &value_union(union), true)),
            ),
            Kind::Union(branches) => match optional(branches) {
                Some((null, other)) => {
                    Shape::Option(null, Box::new(self.of(other, union, in_collection)))
                }
                None => Shape::Leaf(path_from(self.depth, self.namespace, type_ident(union))),
            },
            Kind::Named(id) => {
                let name = &self.emit.set.get(*id).name;
                let ident = type_ident(name.name());
                let path = Shape::Leaf(path_from(self.depth, name.namespace(), ident));
                let boxed = self
                    .owner
                    .is_some_and(|owner| self.emit.analysis.is_boxed(owner, *id));
                if boxed && !in_collection {
                    Shape::Boxed(Box::new(path))
                } else {
                    path
                }
            }
            _ => Shape::Leaf(leaf(ty, self.emit.runtime)),
        }
    }
}

/// The path of a type from a module so deep.
fn path_from(depth: usize, namespace: &str, ident: Option<Ident>) -> TokenStream {
    let up = std::iter::repeat_n(quote!(super), depth);
    let modules = module_idents(namespace).unwrap_or_default();
    let ident = ident.unwrap_or_else(|| format_ident!("Unnamed"));
    let path: Vec<TokenStream> = up
        .chain(modules.iter().map(|module| quote!(#module)))
        .chain([quote!(#ident)])
        .collect();
    if depth == 0 {
        // Not `self::` alone: a type without namespace stands beside the modules.
        quote!(self::#(#path)::*)
    } else {
        quote!(#(#path)::*)
    }
}
