//! Names to types, across files in any order.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::candidates::{Candidates, lookup_order};
use super::default::check_defaults;
use super::parse::{Names, PRIMITIVES, ParsedFile, parse_schema};
use super::recursion::check_recursion;
use super::same::is_same_definition;
use super::set::{File, SchemaSet, TypeId};
use super::{Field, Kind, Message, NamedType, Protocol, Reference, Shape, Type};
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
        let mut again = Vec::new();
        let mut files = Vec::new();
        for file in std::mem::take(&mut self.parsed) {
            let mut types = Vec::new();
            for definition in file.definitions {
                let id = *self
                    .names
                    .entry(definition.name.clone())
                    .or_insert(TypeId(unique.len()));
                types.push(id);
                if id.0 == unique.len() {
                    unique.push(definition);
                } else {
                    again.push((id, definition));
                }
            }
            files.push((file.source, types, file.root, file.protocol, file.node));
        }
        let types: Vec<_> = unique
            .into_iter()
            .map(|definition| self.resolve_named(definition))
            .collect();
        for (id, definition) in again {
            let second = self.resolve_named(definition);
            if let (Ok(first), Ok(second)) = (&types[id.0], second) {
                self.compare(first, &second);
            }
        }
        let roots: Vec<_> = files
            .into_iter()
            .map(|(source, types, root, protocol, node)| {
                let root = root.map(|root| self.resolve_type(root)).transpose();
                let protocol = protocol.map(|it| self.resolve_protocol(it)).transpose();
                Ok(File {
                    source,
                    types,
                    root: root?,
                    protocol: protocol?,
                    node,
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

    /// An equal second definition is a warning, a different one an error.
    fn compare(&mut self, first: &NamedType, second: &NamedType) {
        let name = &first.name;
        let diagnostic = if is_same_definition(first, second) {
            Diagnostic::warning(
                "type_defined_twice",
                &second.name_site,
                format!("`{name}` is defined twice, in the same way"),
            )
            .note_at("it stands first", &first.name_site)
            .help(format!(
                "keep one definition, and refer to it as `\"{name}\"`"
            ))
        } else {
            Diagnostic::error(
                "type_defined_differently",
                &second.name_site,
                format!("`{name}` is defined a second time, in another way"),
            )
            .note_at("it stands first", &first.name_site)
            .help("rename one of the two, or make them equal")
        };
        self.diagnostics.push(diagnostic);
    }

    fn resolve_named(&mut self, definition: NamedType<Reference>) -> Result<NamedType, Reported> {
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

    fn resolve_protocol(&mut self, protocol: Protocol<Reference>) -> Result<Protocol, Reported> {
        let messages: Vec<_> = protocol
            .messages
            .into_iter()
            .map(|message| self.resolve_message(message))
            .collect();
        Ok(Protocol {
            name: protocol.name,
            doc: protocol.doc,
            messages: messages.into_iter().collect::<Result<_, _>>()?,
            site: protocol.site,
            name_site: protocol.name_site,
        })
    }

    fn resolve_message(&mut self, message: Message<Reference>) -> Result<Message, Reported> {
        let request: Vec<_> = message
            .request
            .into_iter()
            .map(|parameter| self.resolve_field(parameter))
            .collect();
        let response = self.resolve_type(message.response);
        let errors: Vec<_> = message
            .errors
            .into_iter()
            .map(|error| self.resolve_type(error))
            .collect();
        let heartbeat = message
            .heartbeat
            .map(|heartbeat| self.resolve_type(heartbeat))
            .transpose();
        Ok(Message {
            name: message.name,
            doc: message.doc,
            request: request.into_iter().collect::<Result<_, _>>()?,
            response: response?,
            errors: errors.into_iter().collect::<Result<_, _>>()?,
            one_way: message.one_way,
            heartbeat: heartbeat?,
            site: message.site,
            name_site: message.name_site,
            node: message.node,
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
        let mut diagnostic = Diagnostic::error(
            "unknown_type",
            site,
            format!("the type `{wanted}` is not defined"),
        );
        for (source, reason) in &self.candidates.broken {
            diagnostic = diagnostic.note(format!("`{}` could not be read: {reason}", source.name));
        }
        self.unknown += 1;
        let meant = if self.unknown > SUGGESTIONS {
            None
        } else {
            let known = self.names.keys().map(FullName::as_str);
            let simple = known.clone().map(last_part);
            let all = || known.clone().chain(self.candidates.names());
            all()
                // In another namespace.
                .find(|name| last_part(name) == wanted.name())
                .or_else(|| suggest(&reference.name, PRIMITIVES))
                .or_else(|| suggest(wanted.as_str(), all()))
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

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
