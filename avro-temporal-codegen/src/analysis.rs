//! What a type's Rust form depends on beyond itself: boxes, recursion, equality.

use std::collections::HashSet;

use avro_temporal_contract::schema::{Kind, SchemaSet, Shape, Type, TypeId};

/// Facts about all types of a set.
pub(crate) struct Analysis {
    boxed: HashSet<(TypeId, TypeId)>,
    recursive: HashSet<TypeId>,
    with_floats: HashSet<TypeId>,
}

impl Analysis {
    pub(crate) fn new(set: &SchemaSet, ids: &[TypeId]) -> Self {
        let mut boxes = Boxes {
            set,
            state: std::collections::HashMap::new(),
            boxed: HashSet::new(),
        };
        for id in ids {
            boxes.visit(*id);
        }
        Self {
            boxed: boxes.boxed,
            recursive: ids
                .iter()
                .copied()
                .filter(|id| set.is_recursive(*id))
                .collect(),
            with_floats: ids
                .iter()
                .copied()
                .filter(|id| {
                    set.reachable(*id)
                        .iter()
                        .any(|inner| holds_float(set, *inner))
                })
                .collect(),
        }
    }

    /// Whether `owner` holds `part` in a box: the edges that close a cycle, and no others.
    pub(crate) fn is_boxed(&self, owner: TypeId, part: TypeId) -> bool {
        self.boxed.contains(&(owner, part))
    }

    /// Whether a value can hold a value of its own type.
    pub(crate) fn is_recursive(&self, id: TypeId) -> bool {
        self.recursive.contains(&id)
    }

    /// Whether a float is anywhere in it, so that it has no total equality.
    pub(crate) fn has_floats(&self, id: TypeId) -> bool {
        self.with_floats.contains(&id)
    }

    /// The same of any schema.
    pub(crate) fn type_has_floats(&self, set: &SchemaSet, ty: &Type) -> bool {
        holds_float_itself(ty) || set.reachable_from(ty).iter().any(|id| self.has_floats(*id))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

/// A depth-first search over what a record holds without indirection: arrays and maps have theirs.
struct Boxes<'a> {
    set: &'a SchemaSet,
    state: std::collections::HashMap<TypeId, State>,
    boxed: HashSet<(TypeId, TypeId)>,
}

impl Boxes<'_> {
    fn visit(&mut self, id: TypeId) {
        if self.state.contains_key(&id) {
            return;
        }
        self.state.insert(id, State::Open);
        if let Shape::Record { fields, .. } = &self.set.get(id).shape {
            for part in fields.iter().flat_map(|field| direct(&field.ty)) {
                if self.state.get(&part) == Some(&State::Open) {
                    self.boxed.insert((id, part));
                } else {
                    self.visit(part);
                }
            }
        }
        self.state.insert(id, State::Done);
    }
}

fn direct(ty: &Type) -> Vec<TypeId> {
    match &ty.kind {
        Kind::Named(id) => vec![*id],
        Kind::Union(branches) => branches.iter().flat_map(direct).collect(),
        _ => Vec::new(),
    }
}

fn holds_float(set: &SchemaSet, id: TypeId) -> bool {
    let fields = set.get(id).fields();
    fields.iter().any(|field| holds_float_itself(&field.ty))
}

/// Outside of the named types in it.
fn holds_float_itself(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Float | Kind::Double => true,
        Kind::Array(inner) | Kind::Map(inner) => holds_float_itself(inner),
        Kind::Union(branches) => branches.iter().any(holds_float_itself),
        _ => false,
    }
}
