//! The schemas that a type had in releases.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::writer::PreparedWriter;
use crate::resolution::Schema;
use crate::schema::{Fingerprint, Identity, Kind, NamedType, SchemaSet, Type, TypeId};

/// The types of a release.
#[derive(Debug, Clone)]
pub struct ReleasedTypes {
    /// Its number, from 1.
    pub number: u32,
    /// The types.
    pub set: Arc<SchemaSet>,
    /// The version of each, by fullname.
    pub versions: BTreeMap<String, u32>,
}

/// A schema that a type had in a release.
#[derive(Debug)]
pub(super) struct ReleasedWriter {
    /// The first release that has it.
    pub(super) number: u32,
    /// Its version.
    pub(super) version: u32,
    pub(super) identity: Identity,
    pub(super) fingerprint: Fingerprint,
    pub(super) schema: Schema,
    /// Compared with the reader's once.
    pub(super) prepared: OnceLock<Arc<PreparedWriter>>,
}

/// The schemas that a type had in releases, each once, with their versions.
pub(super) fn released_writers(own: &Schema, releases: &[ReleasedTypes]) -> Vec<ReleasedWriter> {
    let mut writers: Vec<ReleasedWriter> = Vec::new();
    for release in releases {
        let set = &release.set;
        for (ty, version) in as_it_was(own, release) {
            let identity = set.identity(&ty);
            if writers.iter().any(|it| it.identity == identity) {
                continue;
            }
            writers.push(ReleasedWriter {
                number: release.number,
                version,
                identity,
                fingerprint: set.fingerprint(&ty),
                schema: Schema {
                    set: Arc::clone(set),
                    ty,
                },
                prepared: OnceLock::new(),
            });
        }
    }
    writers
}

/// The schema that a type had in the release by which JSON is read, and the release; of a type that
/// came later, as it was at first.
///
/// Not that of a [`ReleasedWriter`]: two that differ in a default alone write the same, and JSON that
/// lacks the field tells them apart.
pub(super) fn json_schema(
    own: &Schema,
    releases: &[ReleasedTypes],
    number: u32,
) -> Option<(u32, Schema)> {
    let schema_of = |release: &ReleasedTypes| {
        let (ty, _) = as_it_was(own, release).into_iter().next()?;
        let set = Arc::clone(&release.set);
        Some((release.number, Schema { set, ty }))
    };
    let (until, later): (Vec<_>, Vec<_>) = releases.iter().partition(|it| it.number <= number);
    let mut by_age = until.into_iter().rev().chain(later);
    by_age.find_map(schema_of)
}

/// What a type may have been in a release: the same shape around the named types as they were; of a
/// union, also what a branch is; of any other, also what may be null.
fn as_it_was(own: &Schema, release: &ReleasedTypes) -> Vec<(Type, u32)> {
    let built = |ty: &Type| {
        let mut version = 0;
        let ty = rebuilt(ty, &mut |id| {
            let id = find_as_it_was(own.set.get(id), &release.set)?;
            let name = release.set.get(id).name.as_str();
            let known = release.versions.get(name).copied().unwrap_or(0);
            version = version.max(known);
            Some(id)
        })?;
        // A type without a named one in it is no release's own.
        (version > 0).then_some((ty, version))
    };
    let mut all: Vec<(Type, u32)> = built(&own.ty).into_iter().collect();
    if let Kind::Union(branches) = &own.ty.kind {
        all.extend(branches.iter().filter_map(built));
    } else if let Some((ty, version)) = all.first().cloned() {
        let site = &own.ty.site;
        let null = Type::new(Kind::Null, site.clone());
        let optional = Type::new(Kind::Union(vec![null, ty]), site.clone());
        all.push((optional, version));
    }
    all
}

/// A named type in a release: under its name, one that is an alias now, or in another namespace.
fn find_as_it_was(named: &NamedType, set: &SchemaSet) -> Option<TypeId> {
    let by_name = std::iter::once(&named.name)
        .chain(&named.aliases)
        .find_map(|name| set.find(name));
    let elsewhere = || {
        set.ids()
            .find(|id| set.get(*id).name.name() == named.name.name())
    };
    by_name.or_else(elsewhere)
}

/// A type around other named types; `None` if `find` has none for one.
fn rebuilt(ty: &Type, find: &mut dyn FnMut(TypeId) -> Option<TypeId>) -> Option<Type> {
    let kind = match &ty.kind {
        Kind::Array(items) => Kind::Array(Box::new(rebuilt(items, find)?)),
        Kind::Map(values) => Kind::Map(Box::new(rebuilt(values, find)?)),
        Kind::Union(branches) => {
            let branches = branches.iter().map(|branch| rebuilt(branch, find));
            Kind::Union(branches.collect::<Option<_>>()?)
        }
        Kind::Named(id) => Kind::Named(find(*id)?),
        other => other.clone(),
    };
    Some(Type { kind, ..ty.clone() })
}
