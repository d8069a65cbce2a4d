//! A released schema beside the working one, place by place.

use std::collections::HashSet;

use super::Subject;
use crate::binary::on_a_stack_that_suffices;
use crate::schema::{Field, Kind, NamedType, SchemaSet, Shape, Type, TypeId};

/// Where both schemas meet; the released part first.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Two schemas, neither a union, and the working field that they are in.
    Types(&'a Type, &'a Type, Option<(&'a NamedType, &'a Field)>),
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
        within: None,
        visit,
    };
    walk.types(old_type, new_type);
}

struct Walk<'a, 'v> {
    old: &'a SchemaSet,
    new: &'a SchemaSet,
    seen: HashSet<(TypeId, TypeId)>,
    within: Option<(&'a NamedType, &'a Field)>,
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
                for old in olds {
                    if self.is_same(old, new) || is_promoted(&old.kind, &new.kind) {
                        self.types(old, new);
                    }
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
            _ => (self.visit)(Place::Types(old, new, self.within)),
        }
    }

    /// The branch that data of a released schema is read as: of equal simple names, the one of the
    /// same fullname.
    fn branch(&self, old: &Type, news: &'a [Type]) -> Option<&'a Type> {
        let exact = |new: &&Type| match (&old.kind, &new.kind) {
            (Kind::Named(old), Kind::Named(new)) => {
                self.old.get(*old).name == self.new.get(*new).name
            }
            _ => false,
        };
        let same = || news.iter().find(|new| self.is_same(old, new));
        let promoted = || news.iter().find(|new| is_promoted(&old.kind, &new.kind));
        news.iter().find(exact).or_else(same).or_else(promoted)
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
                    let outer = self.within.replace((new, field));
                    self.types(&before.ty, &field.ty);
                    self.within = outer;
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

/// The type of a release that is read as a working one: of several, the one of the same fullname.
pub(super) fn same_type_in<'a>(set: &'a SchemaSet, new: &NamedType) -> Option<&'a NamedType> {
    let exact = set.find(&new.name);
    let by_alias = || new.aliases.iter().find_map(|alias| set.find(alias));
    let by_name = || {
        set.ids()
            .find(|id| set.get(*id).name.name() == new.name.name())
    };
    let id = exact.or_else(by_alias).or_else(by_name)?;
    Some(set.get(id))
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

/// The field that a schema is in, for messages.
pub(super) fn shown(within: Option<(&NamedType, &Field)>) -> String {
    match within {
        Some((record, field)) => format!("`{}` of `{}`", field.name, record.name),
        None => "the payload".to_owned(),
    }
}
