//! Names to types, across files in any order.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::default::check_defaults;
use super::parse::{Names, PRIMITIVES, ParsedFile, parse_schema};
use super::recursion::check_recursion;
use super::set::{File, SchemaSet, TypeId};
use super::{Field, Kind, NamedType, Reference, Shape, Type};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::name::{FullName, suggest};
use crate::site::{Site, Source};

/// Reads texts and resolves their names.
///
/// `wanted` are read whole. `others` are looked at for names that `wanted` doesn't define, and
/// those that define one are read whole too; a problem in one that isn't needed is no problem.
///
/// # Errors
///
/// All problems of the phase that failed first: syntax, then names, then defaults.
pub fn resolve_schemas(
    wanted: &[Arc<Source>],
    others: &[Arc<Source>],
    names: Names,
    diagnostics: &mut Diagnostics,
) -> Result<SchemaSet, Reported> {
    let mut parsed = Vec::new();
    let mut failed = None;
    for source in wanted {
        match parse_schema(source, names, diagnostics) {
            Ok(file) => parsed.push(file),
            Err(reported) => failed = Some(reported),
        }
    }
    if let Some(reported) = failed {
        return Err(reported);
    }
    let mut candidates = Candidates::parse(others, names);
    candidates.add_what_is_missing(&mut parsed);
    let mut set = Resolver::new(parsed, &candidates, diagnostics).resolve()?;
    set.minimum_sizes = check_recursion(&set, diagnostics);
    diagnostics.check()?;
    check_defaults(&set, diagnostics);
    diagnostics.check()?;
    Ok(set)
}

/// The files that may define what is missing.
struct Candidates {
    files: Vec<Option<ParsedFile>>,
    /// The first file that defines each name.
    defined_in: HashMap<FullName, usize>,
    broken: Vec<(Arc<Source>, String)>,
}

impl Candidates {
    fn parse(sources: &[Arc<Source>], names: Names) -> Self {
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
    fn add_what_is_missing(&mut self, parsed: &mut Vec<ParsedFile>) {
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

    fn names(&self) -> impl Iterator<Item = &str> {
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

/// The fullnames that a reference may mean, in order: a simple name in the enclosing namespace,
/// then in the null namespace, as Java does.
fn lookup_order(reference: &Reference) -> Vec<FullName> {
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
        if let Shape::Record { fields, .. } = &definition.shape {
            fields.iter().for_each(|field| walk(&field.ty, &mut found));
        }
    }
    if let Some(root) = &file.root {
        walk(root, &mut found);
    }
    found
}

/// How many unknown names get a suggestion; each costs a look at all known ones.
const SUGGESTIONS: usize = 20;

struct Resolver<'a> {
    parsed: Vec<ParsedFile>,
    unknown: usize,
    names: BTreeMap<FullName, TypeId>,
    candidates: &'a Candidates,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Resolver<'a> {
    fn new(
        parsed: Vec<ParsedFile>,
        candidates: &'a Candidates,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            parsed,
            unknown: 0,
            names: BTreeMap::new(),
            candidates,
            diagnostics,
        }
    }

    fn resolve(mut self) -> Result<SchemaSet, Reported> {
        let mut unique: Vec<NamedType<Reference>> = Vec::new();
        let mut files = Vec::new();
        for file in std::mem::take(&mut self.parsed) {
            let mut types = Vec::new();
            for definition in file.definitions {
                types.push(self.define(definition, &mut unique));
            }
            files.push((file.source, types, file.root));
        }
        let types: Vec<_> = unique
            .into_iter()
            .map(|definition| self.resolve_named(definition))
            .collect();
        let roots: Vec<_> = files
            .into_iter()
            .map(|(source, types, root)| {
                let root = root.map(|root| self.resolve_type(root)).transpose()?;
                Ok(File {
                    source,
                    types,
                    root,
                })
            })
            .collect();
        Ok(SchemaSet {
            types: types.into_iter().collect::<Result<_, _>>()?,
            names: self.names,
            files: roots.into_iter().collect::<Result<_, _>>()?,
            minimum_sizes: Vec::new(),
        })
    }

    /// Adds a definition, or finds the equal one that was added before.
    fn define(
        &mut self,
        definition: NamedType<Reference>,
        unique: &mut Vec<NamedType<Reference>>,
    ) -> TypeId {
        let Some(&id) = self.names.get(&definition.name) else {
            let id = TypeId(unique.len());
            self.names.insert(definition.name.clone(), id);
            unique.push(definition);
            return id;
        };
        let first = &unique[id.0];
        let name = &definition.name;
        let diagnostic = if first.node.same_value(&definition.node) {
            Diagnostic::warning(
                "type_defined_twice",
                &definition.name_site,
                format!("`{name}` is defined twice, in the same way"),
            )
            .note_at("it stands first", &first.name_site)
            .help(format!("keep one definition, and refer to it as `\"{name}\"`"))
        } else {
            Diagnostic::error(
                "type_defined_differently",
                &definition.name_site,
                format!("`{name}` is defined a second time, in another way"),
            )
            .note_at("it stands first", &first.name_site)
            .help("rename one of the two, or make them equal")
        };
        self.diagnostics.push(diagnostic);
        id
    }

    fn resolve_named(
        &mut self,
        definition: NamedType<Reference>,
    ) -> Result<NamedType, Reported> {
        let shape = match definition.shape {
            Shape::Record { fields, is_error } => Shape::Record {
                fields: fields
                    .into_iter()
                    .map(|field| self.resolve_field(field))
                    .collect::<Vec<_>>()
                    .into_iter()
                    .collect::<Result<_, _>>()?,
                is_error,
            },
            Shape::Enum { symbols, default } => Shape::Enum { symbols, default },
            Shape::Fixed { size, logical } => Shape::Fixed { size, logical },
        };
        Ok(NamedType {
            name: definition.name,
            aliases: definition.aliases,
            doc: definition.doc,
            shape,
            site: definition.site,
            name_site: definition.name_site,
            node: definition.node,
        })
    }

    fn resolve_field(&mut self, field: Field<Reference>) -> Result<Field, Reported> {
        Ok(Field {
            name: field.name,
            aliases: field.aliases,
            doc: field.doc,
            ty: self.resolve_type(field.ty)?,
            default: field.default,
            site: field.site,
            name_site: field.name_site,
        })
    }

    fn resolve_type(&mut self, ty: Type<Reference>) -> Result<Type, Reported> {
        let kind = match ty.kind {
            Kind::Null => Kind::Null,
            Kind::Boolean => Kind::Boolean,
            Kind::Int => Kind::Int,
            Kind::Long => Kind::Long,
            Kind::Float => Kind::Float,
            Kind::Double => Kind::Double,
            Kind::Bytes => Kind::Bytes,
            Kind::String => Kind::String,
            Kind::Array(items) => Kind::Array(Box::new(self.resolve_type(*items)?)),
            Kind::Map(values) => Kind::Map(Box::new(self.resolve_type(*values)?)),
            Kind::Union(branches) => Kind::Union(self.resolve_union(branches, &ty.site)?),
            Kind::Named(reference) => Kind::Named(self.resolve_name(&reference, &ty.site)?),
        };
        Ok(Type {
            kind,
            logical: ty.logical,
            site: ty.site,
        })
    }

    /// A union holds each unnamed type once, and each named type once.
    fn resolve_union(
        &mut self,
        branches: Vec<Type<Reference>>,
        site: &Site,
    ) -> Result<Vec<Type>, Reported> {
        let resolved: Vec<_> = branches
            .into_iter()
            .map(|branch| self.resolve_type(branch))
            .collect();
        let branches = resolved.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut seen: HashSet<(&'static str, Option<TypeId>)> = HashSet::new();
        for branch in &branches {
            let id = match branch.kind {
                Kind::Named(id) => Some(id),
                _ => None,
            };
            let key = (branch.avro_name(), id);
            if !seen.insert(key) {
                let name = match id {
                    Some(id) => self.name_of(id),
                    None => branch.avro_name().to_owned(),
                };
                return Err(self.diagnostics.push(
                    Diagnostic::error(
                        "duplicate_branch",
                        &branch.site,
                        format!("the union holds `{name}` twice"),
                    )
                    .note_at("the union stands", site)
                    .help("remove one of the two"),
                ));
            }
        }
        Ok(branches)
    }

    fn name_of(&self, id: TypeId) -> String {
        self.names
            .iter()
            .find(|(_, other)| **other == id)
            .map_or_else(String::new, |(name, _)| name.to_string())
    }

    fn resolve_name(&mut self, reference: &Reference, site: &Site) -> Result<TypeId, Reported> {
        let order = lookup_order(reference);
        if let Some(id) = order.iter().find_map(|name| self.names.get(name)) {
            return Ok(*id);
        }
        let wanted = &order[0];
        let mut diagnostic =
            Diagnostic::error("unknown_type", site, format!("the type `{wanted}` is not defined"));
        for (source, reason) in &self.candidates.broken {
            diagnostic =
                diagnostic.note(format!("`{}` could not be read: {reason}", source.name));
        }
        self.unknown += 1;
        let meant = if self.unknown > SUGGESTIONS {
            None
        } else {
            let known = self.names.keys().map(FullName::as_str);
            let simple = known.clone().map(|name| name.rsplit('.').next().unwrap_or(name));
            suggest(&reference.name, PRIMITIVES)
                .or_else(|| suggest(wanted.as_str(), known.chain(self.candidates.names())))
                .or_else(|| suggest(&reference.name, simple))
        };
        diagnostic = match meant {
            Some(meant) => diagnostic.help(format!("write `{meant}`")),
            None => diagnostic.help(format!(
                "define `{wanted}` in this file, or in another schema file of its folder"
            )),
        };
        Err(self.diagnostics.push(diagnostic))
    }
}
