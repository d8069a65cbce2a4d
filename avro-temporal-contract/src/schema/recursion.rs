//! Types that contain themselves.

use super::set::{SchemaSet, TypeId, least_size};
use super::{Kind, Type};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Finds records that contain themselves without a way out: no value of them exists. The least
/// sizes of all types, if there is none.
pub(super) fn check_recursion(set: &SchemaSet, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let sizes = least_sizes(set);
    for id in set.ids().filter(|id| sizes[id.0].is_none()) {
        let named = set.get(id);
        let culprit = named
            .fields()
            .iter()
            .find(|field| !is_finite(&field.ty, &sizes));
        if let Some(field) = culprit {
            diagnostics.push(
                Diagnostic::error(
                    "endless_recursion",
                    &field.ty.site,
                    format!(
                        "`{}` contains itself without end, through its field `{}`",
                        named.name, field.name
                    ),
                )
                .note("no value of such a type exists")
                .help("make the field optional, `[\"null\", …]`, or an array"),
            );
        }
    }
    sizes.into_iter().map(Option::unwrap_or_default).collect()
}

/// The size in bytes of each type's smallest value; `None` for a type that has no value of finite
/// size. Each field is looked at once, and once more when the type that it waits for is known.
fn least_sizes(set: &SchemaSet) -> Vec<Option<usize>> {
    let mut sizes = vec![None; set.types.len()];
    let mut next_field = vec![0; set.types.len()];
    // Who waits for a type, and with which field.
    let mut waiting: Vec<Vec<(TypeId, usize)>> = vec![Vec::new(); set.types.len()];
    let mut open: Vec<(TypeId, usize)> = set.ids().map(|id| (id, 0)).collect();
    while let Some((id, field)) = open.pop() {
        if next_field[id.0] != field || sizes[id.0].is_some() {
            // Another branch of the field's union was known before.
            continue;
        }
        let named = set.get(id);
        let at = &mut next_field[id.0];
        while named
            .fields()
            .get(*at)
            .is_some_and(|field| is_finite(&field.ty, &sizes))
        {
            *at += 1;
        }
        if let Some(field) = named.fields().get(*at) {
            for inner in named_in(&field.ty) {
                waiting[inner.0].push((id, *at));
            }
        } else {
            let least = least_size(named, |inner| sizes[inner.0].unwrap_or_default());
            sizes[id.0] = Some(least);
            open.append(&mut waiting[id.0]);
        }
    }
    sizes
}

fn is_finite(ty: &Type, sizes: &[Option<usize>]) -> bool {
    match &ty.kind {
        Kind::Named(id) => sizes[id.0].is_some(),
        // An empty union has no value either, but nothing that recurs.
        Kind::Union(branches) => {
            branches.is_empty() || branches.iter().any(|branch| is_finite(branch, sizes))
        }
        _ => true,
    }
}

impl SchemaSet {
    /// Whether a value of the type can hold a value of the same type, at any depth.
    pub fn is_recursive(&self, id: TypeId) -> bool {
        let mut seen = vec![false; self.types.len()];
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            for inner in self
                .get(at)
                .fields()
                .iter()
                .flat_map(|field| named_in(&field.ty))
            {
                if inner == id {
                    return true;
                }
                if !std::mem::replace(&mut seen[inner.0], true) {
                    open.push(inner);
                }
            }
        }
        false
    }

    /// The type and all types that it refers to, itself first, nearer ones before others.
    pub fn reachable(&self, id: TypeId) -> Vec<TypeId> {
        self.reachable_of(vec![id])
    }

    /// The named types that a schema names itself, and all that those refer to, nearer ones before
    /// others.
    pub fn reachable_from(&self, ty: &Type) -> Vec<TypeId> {
        self.reachable_of(named_in(ty))
    }

    fn reachable_of(&self, first: Vec<TypeId>) -> Vec<TypeId> {
        let mut seen = vec![false; self.types.len()];
        let mut order = Vec::new();
        for id in first {
            if !std::mem::replace(&mut seen[id.0], true) {
                order.push(id);
            }
        }
        let mut at = 0;
        while let Some(id) = order.get(at) {
            for inner in self
                .get(*id)
                .fields()
                .iter()
                .flat_map(|field| named_in(&field.ty))
            {
                if !std::mem::replace(&mut seen[inner.0], true) {
                    order.push(inner);
                }
            }
            at += 1;
        }
        order
    }
}

/// The named types that a schema names itself, not through others.
pub(crate) fn named_in(ty: &Type) -> Vec<TypeId> {
    match &ty.kind {
        Kind::Named(id) => vec![*id],
        Kind::Array(inner) | Kind::Map(inner) => named_in(inner),
        Kind::Union(branches) => branches.iter().flat_map(named_in).collect(),
        _ => Vec::new(),
    }
}
