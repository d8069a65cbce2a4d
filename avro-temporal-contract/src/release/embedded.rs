//! Which payloads carry their schemas.

use std::collections::BTreeSet;

use super::uses::uses;
use super::{Body, Manifest, Subject};
use crate::schema::{Kind, Type};

/// The types whose payloads travel with their schemas, by fullname: no established release has them
/// as they are.
pub fn embedded_types(working: &Subject, manifest: &Manifest) -> Vec<String> {
    let payloads: Vec<Type> = match &working.body {
        Body::Contract(contract) => uses(contract).into_iter().filter_map(|it| it.ty).collect(),
        Body::Type(ty) => vec![ty.clone()],
    };
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for ty in &payloads {
        let Kind::Named(id) = ty.kind else { continue };
        if !seen.insert(id) {
            continue;
        }
        let named = working.set.get(id);
        let identity = working.set.identity(ty);
        let is_established = manifest.entries.iter().any(|entry| {
            let version = entry.types.get(named.name.as_str());
            entry.number <= manifest.established
                && version.is_some_and(|version| version.identity == identity)
        });
        if !is_established {
            names.insert(named.name.to_string());
        }
    }
    names.into_iter().collect()
}
