//! A released schema beside the working one, place by place.

use std::collections::HashSet;

use super::Subject;
use crate::binary::on_a_stack_that_suffices;
use crate::schema::{Field, Kind, NamedType, SchemaSet, Shape, Type, TypeId};

/// Where both schemas meet; the released part first.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Two schemas, neither a union.
    Types(&'a Type, &'a Type),
    /// Two named types that are the same one.
    Named(&'a NamedType, &'a NamedType),
    /// Two fields that are the same one, and the records they are in.
    Fields((&'a NamedType, &'a Field), (&'a NamedType, &'a Field)),
    /// A field that the release lacks, and both records.
    Added(&'a NamedType, (&'a NamedType, &'a Field)),
}

/// Visits every place that both reach, a pair of named types once.
pub(super) fn walk<'a>(
    (old, old_type): (&'a Subject, &'a Type),
    (new, new_type): (&'a Subject, &'a Type),
    visit: &mut dyn FnMut(Place<'a>),
) {
    let mut walk = Walk {
        old: &old.set,
        new: &new.set,
        seen: HashSet::new(),
        visit,
    };
    walk.types(old_type, new_type);
}

struct Walk<'a, 'v> {
    old: &'a SchemaSet,
    new: &'a SchemaSet,
    seen: HashSet<(TypeId, TypeId)>,
    visit: &'v mut dyn FnMut(Place<'a>),
}

impl<'a> Walk<'a, '_> {
    fn types(&mut self, old: &'a Type, new: &'a Type) {
        match (&old.kind, &new.kind) {
            (Kind::Array(old), Kind::Array(new)) | (Kind::Map(old), Kind::Map(new)) => {
                self.types(old, new);
            }
            (Kind::Union(olds), Kind::Union(news)) => {
                for old in olds {
                    if let Some(new) = self.branch(old, news) {
                        self.types(old, new);
                    }
                }
            }
            (Kind::Union(olds), _) => {
                if let Some(old) = olds.iter().find(|old| self.is_same(old, new)) {
                    self.types(old, new);
                }
            }
            (_, Kind::Union(news)) => {
                if let Some(new) = self.branch(old, news) {
                    self.types(old, new);
                }
            }
            (Kind::Named(old), Kind::Named(new)) => {
                if self.seen.insert((*old, *new)) {
                    // A chain of types is as long as its author likes.
                    on_a_stack_that_suffices(|| self.named(*old, *new));
                }
            }
            _ => (self.visit)(Place::Types(old, new)),
        }
    }

    fn branch(&self, old: &Type, news: &'a [Type]) -> Option<&'a Type> {
        let promoted = || news.iter().find(|new| is_promoted(&old.kind, &new.kind));
        news.iter()
            .find(|new| self.is_same(old, new))
            .or_else(promoted)
    }

    fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (&old.kind, &new.kind) {
            (Kind::Named(old), Kind::Named(new)) => {
                is_same_type(self.old.get(*old), self.new.get(*new))
            }
            (old, new) => std::mem::discriminant(old) == std::mem::discriminant(new),
        }
    }

    fn named(&mut self, old: TypeId, new: TypeId) {
        let (old, new) = (self.old.get(old), self.new.get(new));
        if !is_same_type(old, new) {
            return;
        }
        (self.visit)(Place::Named(old, new));
        let (Shape::Record { .. }, Shape::Record { .. }) = (&old.shape, &new.shape) else {
            return;
        };
        for field in new.fields() {
            match same_field(old, field) {
                Some(before) => {
                    (self.visit)(Place::Fields((old, before), (new, field)));
                    self.types(&before.ty, &field.ty);
                }
                None => (self.visit)(Place::Added(old, (new, field))),
            }
        }
    }
}

/// Whether a released type is read as a working one: by the fullname, the name, or an alias.
pub(super) fn is_same_type(old: &NamedType, new: &NamedType) -> bool {
    old.name == new.name || new.aliases.contains(&old.name) || old.name.name() == new.name.name()
}

/// The field of a released record that a working field is read from.
pub(super) fn same_field<'a>(old: &'a NamedType, new: &Field) -> Option<&'a Field> {
    let fields = old.fields();
    fields
        .iter()
        .find(|field| field.name == new.name)
        .or_else(|| {
            fields
                .iter()
                .find(|field| new.aliases.contains(&field.name))
        })
}

fn is_promoted(old: &Kind, new: &Kind) -> bool {
    matches!(
        (old, new),
        (Kind::Int, Kind::Long | Kind::Float | Kind::Double)
            | (Kind::Long, Kind::Float | Kind::Double)
            | (Kind::Float, Kind::Double)
            | (Kind::String, Kind::Bytes)
            | (Kind::Bytes, Kind::String)
    )
}
