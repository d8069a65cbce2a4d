//! What the accepted files hold, computed from their schemas.

use std::collections::BTreeSet;
use std::path::Path;

use avro_temporal_runtime::contract::json::{Node, Value};
use avro_temporal_runtime::contract::schema::{Kind, NamedType, Shape, Type};
use corpus::accepted::ENTRIES;

use crate::accepted::{Accepted, accepted, files, subjects};

/// Every construct that some accepted file has to hold, a line each.
const CONSTRUCTS: &str = include_str!("constructs.txt");

#[test]
fn there_are_two_hundred_files_and_each_is_compiled() {
    let files = files("schemas/accepted");
    assert!(files.len() >= 200, "{} files", files.len());
    let compiled: BTreeSet<String> = ENTRIES.iter().map(|entry| entry.file.to_owned()).collect();
    let typed: BTreeSet<String> = subjects()
        .filter(|subject| subject.entry().is_some())
        .map(|subject| subject.file.clone())
        .collect();
    assert_eq!(compiled, typed);
    let untyped: Vec<&String> = files.difference(&compiled).collect();
    assert_eq!(untyped, ["unions/option_with_null_last_as_the_schema.avsc"]);
}

#[test]
fn every_compiled_type_is_tested() {
    let mut untested: BTreeSet<&str> = ENTRIES.iter().map(|entry| entry.rust).collect();
    for subject in subjects() {
        if let Some(entry) = subject.entry() {
            untested.remove(entry.rust);
        }
    }
    assert_eq!(untested, BTreeSet::new());
}

#[test]
fn every_construct_is_in_some_file() {
    let found: BTreeSet<String> = accepted().iter().flat_map(constructs).collect();
    let listed: BTreeSet<&str> = CONSTRUCTS.lines().collect();
    let missing: Vec<&&str> = listed
        .iter()
        .filter(|name| !found.contains(**name))
        .collect();
    assert!(missing.is_empty(), "no file holds {missing:#?}");
}

/// What one file holds.
fn constructs(file: &Accepted) -> BTreeSet<String> {
    let mut seen = Seen {
        file,
        found: BTreeSet::new(),
    };
    let own = &file.set.files()[0];
    match &own.root {
        Some(root) => {
            seen.add(format!("root: {}", seen.kind(root)));
            seen.schema(root);
        }
        None if Path::new(&file.file).extension() == Some("avpr".as_ref()) => {
            seen.add("root: protocol");
        }
        None => seen.add("root: list of types"),
    }
    if file.set.files().len() > 1 {
        seen.add("reference: in another file");
    }
    for warning in file.diagnostics.warnings() {
        match warning.rule {
            "type_defined_twice" => seen.add("type defined twice"),
            "logical_type_ignored" => seen.add("logical: ignored"),
            _ => {}
        }
    }
    for id in &own.types {
        seen.named(file.set.get(*id));
    }
    seen.found
}

struct Seen<'f> {
    file: &'f Accepted,
    found: BTreeSet<String>,
}

impl Seen<'_> {
    fn add(&mut self, name: impl Into<String>) {
        self.found.insert(name.into());
    }

    /// The Avro type, also of a named one.
    fn kind(&self, ty: &Type) -> &'static str {
        match &ty.kind {
            Kind::Named(id) => named_kind(self.file.set.get(*id)),
            _ => ty.avro_name(),
        }
    }

    fn schema(&mut self, ty: &Type) {
        if let Some(logical) = ty.logical {
            self.add(format!("logical: {logical} on {}", ty.avro_name()));
        }
        match &ty.kind {
            Kind::Array(inner) => self.inner("array", inner),
            Kind::Map(inner) => self.inner("map", inner),
            Kind::Union(branches) => {
                self.union(branches);
                for branch in branches {
                    self.schema(branch);
                }
            }
            _ => {}
        }
    }

    fn inner(&mut self, outer: &str, inner: &Type) {
        self.add(format!("{outer} of {}", self.kind(inner)));
        self.schema(inner);
    }

    fn union(&mut self, branches: &[Type]) {
        let null = branches.iter().position(|it| matches!(it.kind, Kind::Null));
        let last = branches.len() - 1;
        match null {
            None => self.add("union: no null"),
            Some(0) if last == 0 => self.add("union: null alone"),
            Some(0) => self.add("union: null first"),
            Some(at) if at == last => self.add("union: null last"),
            Some(_) => self.add("union: null between"),
        }
        let kinds: Vec<&str> = branches.iter().map(|branch| self.kind(branch)).collect();
        let count = |kind: &str| kinds.iter().filter(|it| **it == kind).count();
        let primitives = [
            "null", "boolean", "int", "long", "float", "double", "bytes", "string",
        ];
        let facts = [
            ("one branch", kinds.len() == 1),
            ("option", kinds.len() == 2 && null.is_some()),
            ("more than 63 branches", kinds.len() > 63),
            (
                "all primitives",
                primitives.iter().all(|kind| kinds.contains(kind)),
            ),
            ("array and map", count("array") + count("map") == 2),
            ("two enums", count("enum") > 1),
            ("two fixed", count("fixed") > 1),
            (
                "record and error",
                count("record") > 0 && count("error") > 0,
            ),
            ("two records of one shape", self.has_twins(branches)),
        ];
        for (name, _) in facts.iter().filter(|(_, holds)| *holds) {
            self.add(format!("union: {name}"));
        }
    }

    /// Whether two branches are records with fields of the same names and types.
    fn has_twins(&self, branches: &[Type]) -> bool {
        let shapes: Vec<String> = branches
            .iter()
            .filter_map(|branch| match &branch.kind {
                Kind::Named(id) => Some(self.file.set.get(*id)),
                _ => None,
            })
            .filter(|named| !named.fields().is_empty())
            .map(|named| {
                let fields = named.fields().iter();
                let shape =
                    fields.map(|it| format!("{} {}", it.name, self.file.set.describe(&it.ty)));
                shape.collect::<Vec<_>>().join(", ")
            })
            .collect();
        let distinct: BTreeSet<&String> = shapes.iter().collect();
        distinct.len() < shapes.len()
    }

    fn named(&mut self, named: &NamedType) {
        let kind = named_kind(named);
        self.add(match named.name.namespace() {
            "" => "namespace: none",
            parts if parts.contains('.') => "namespace: several parts",
            _ => "namespace: one part",
        });
        if !named.aliases.is_empty() {
            self.add(format!("{kind}: aliases"));
        }
        if named.doc.is_some() {
            self.add(format!("{kind}: doc"));
        }
        match &named.shape {
            Shape::Enum { symbols, default } => {
                self.add(format!("enum: {} symbols", symbols.len()));
                if default.is_some() {
                    self.add("enum: default");
                }
            }
            Shape::Fixed { size, logical } => {
                self.add(format!(
                    "fixed: {size} byte{}",
                    if *size == 1 { "" } else { "s" }
                ));
                if let Some(logical) = logical {
                    self.add(format!("logical: {logical} on fixed"));
                }
            }
            Shape::Record { fields, .. } => {
                match fields.len() {
                    0 => self.add("record: no fields"),
                    1 => self.add("record: one field"),
                    count => self.add(format!("record: {count} fields")),
                }
                self.fields(named);
            }
        }
    }

    fn fields(&mut self, named: &NamedType) {
        let set = &self.file.set;
        let id = set.find(&named.name).expect("a type of the set");
        if set.is_recursive(id) {
            self.add(format!("{}: recursive", named_kind(named)));
        }
        for (field, node) in named.fields().iter().zip(field_nodes(named)) {
            let kind = self.kind(&field.ty);
            self.add(format!("field: {kind}"));
            self.schema(&field.ty);
            if let Some(default) = &field.default {
                self.add(format!("default: {}", default.describe()));
                self.add(format!("default of {kind}"));
            }
            if let Kind::Named(other) = &field.ty.kind
                && set.get(*other).site.span().start > field.site.span().end
            {
                self.add("reference: before the definition");
            }
            if let Value::Object(members) = &node.value {
                for member in members.iter() {
                    self.add(match member.name.as_str() {
                        "name" | "type" | "default" => continue,
                        own @ ("aliases" | "doc" | "order" | "temporal") => {
                            format!("field attribute: {own}")
                        }
                        _ => "field attribute: of others".to_owned(),
                    });
                }
            }
        }
    }
}

fn field_nodes(named: &NamedType) -> &[Node] {
    match named.node.get("fields").map(|fields| &fields.value) {
        Some(Value::Array(fields)) => fields,
        _ => &[],
    }
}

fn named_kind(named: &NamedType) -> &'static str {
    match &named.shape {
        Shape::Record { is_error: true, .. } => "error",
        Shape::Record { .. } => "record",
        Shape::Enum { .. } => "enum",
        Shape::Fixed { .. } => "fixed",
    }
}
