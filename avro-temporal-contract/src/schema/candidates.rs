//! Files that are looked at only for names.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::parse::{Names, ParsedFile, parse_schema};
use super::{Kind, Protocol, Reference, Type};
use crate::diagnostic::Diagnostics;
use crate::name::FullName;
use crate::site::Source;

/// The files that may define what is missing.
pub(super) struct Candidates {
    files: Vec<Option<ParsedFile>>,
    /// The first file that defines each name.
    defined_in: HashMap<FullName, usize>,
    pub(super) broken: Vec<(Arc<Source>, String)>,
}

impl Candidates {
    pub(super) fn parse(sources: &[Arc<Source>], names: Names) -> Self {
        let mut candidates = Self {
            files: Vec::new(),
            defined_in: HashMap::new(),
            broken: Vec::new(),
        };
        for source in sources {
            let mut own = Diagnostics::new();
            match parse_schema(source, names, &mut own) {
                Ok(file) => {
                    let index = candidates.files.len();
                    for name in file.definitions.iter().map(|definition| &definition.name) {
                        candidates.defined_in.entry(name.clone()).or_insert(index);
                    }
                    candidates.files.push(Some(file));
                }
                Err(_) => {
                    let reason = own.errors().next().map(|error| error.message.clone());
                    let broken = (Arc::clone(source), reason.unwrap_or_default());
                    candidates.broken.push(broken);
                }
            }
        }
        candidates
    }

    /// Moves the files that define a name which the parsed ones use and don't define, and what
    /// those use in turn.
    pub(super) fn add_what_is_missing(&mut self, parsed: &mut Vec<ParsedFile>) {
        let mut known: HashSet<FullName> = parsed.iter().flat_map(names_in).cloned().collect();
        let mut at = 0;
        while at < parsed.len() {
            let mut taken = Vec::new();
            for reference in references(&parsed[at]) {
                for name in lookup_order(reference) {
                    if known.contains(&name) {
                        break;
                    }
                    if let Some(index) = self.defined_in.get(&name)
                        && let Some(file) = self.files[*index].take()
                    {
                        known.extend(names_in(&file).cloned());
                        taken.push(file);
                        break;
                    }
                }
            }
            parsed.extend(taken);
            at += 1;
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .flatten()
            .flat_map(names_in)
            .map(FullName::as_str)
    }
}

fn names_in(file: &ParsedFile) -> impl Iterator<Item = &FullName> {
    file.definitions.iter().map(|definition| &definition.name)
}

/// The fullnames that a reference may mean, in order. One without a dot means a neighbour first; as
/// in Java, it may also mean a type that has no namespace.
pub(super) fn lookup_order(reference: &Reference) -> Vec<FullName> {
    let mut order = vec![FullName::within(&reference.namespace, &reference.name)];
    if !reference.name.contains('.') && !reference.namespace.is_empty() {
        order.push(FullName::full(reference.name.clone()));
    }
    order
}

fn references(file: &ParsedFile) -> Vec<&Reference> {
    fn walk<'t>(ty: &'t Type<Reference>, found: &mut Vec<&'t Reference>) {
        match &ty.kind {
            Kind::Named(reference) => found.push(reference),
            Kind::Array(inner) | Kind::Map(inner) => walk(inner, found),
            Kind::Union(branches) => branches.iter().for_each(|branch| walk(branch, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for definition in &file.definitions {
        for field in definition.fields() {
            walk(&field.ty, &mut found);
        }
    }
    if let Some(root) = &file.root {
        walk(root, &mut found);
    }
    for ty in file.protocol.iter().flat_map(Protocol::types) {
        walk(ty, &mut found);
    }
    found
}
