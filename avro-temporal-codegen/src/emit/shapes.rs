//! Schemas to the shapes of generated fields.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, Type, TypeId};

use super::Emit;
use crate::naming::type_ident;
use crate::shape::{Shape, leaf};
use crate::support::optional;
use crate::unions::{item_union, value_union};

/// What the shapes in one item have in common.
pub(crate) struct Shapes<'a> {
    pub(crate) emit: &'a Emit<'a>,
    /// The record whose value it is a part of.
    pub(crate) owner: Option<TypeId>,
    /// The namespace that the item's module stands for, and how deep that is.
    pub(crate) namespace: &'a str,
    pub(crate) depth: usize,
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
    pub(crate) fn of(&self, ty: &Type, union: &str, in_collection: bool) -> Shape {
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
                None => Shape::Leaf(
                    self.emit
                        .path(self.depth, self.namespace, type_ident(union)),
                ),
            },
            Kind::Named(id) => {
                let name = &self.emit.set.get(*id).name;
                let ident = type_ident(name.name());
                let path = Shape::Leaf(self.emit.path(self.depth, name.namespace(), ident));
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
