//! What the cases have to show, and that they do.

use std::collections::BTreeSet;
use std::mem::discriminant;

use avro_temporal_runtime::contract::compatibility::Comparison;
use avro_temporal_runtime::contract::resolution::{Schema, rule_ids};
use avro_temporal_runtime::contract::schema::{Field, Kind, Logical, Shape, Type};
use resolution::case::Case;

use crate::support::{cases, schema};

const PRIMITIVES: [&str; 8] = [
    "null", "boolean", "int", "long", "float", "double", "bytes", "string",
];

/// Source: Avro 1.12, "Schema Resolution".
const PROMOTIONS: [(&str, &str); 8] = [
    ("int", "long"),
    ("int", "float"),
    ("int", "double"),
    ("long", "float"),
    ("long", "double"),
    ("float", "double"),
    ("string", "bytes"),
    ("bytes", "string"),
];

/// Where a primitive can stand.
const PLACES: [&str; 6] = [
    "_",
    r#"{"type":"record","name":"R","fields":[{"name":"f","type":_}]}"#,
    r#"{"type":"array","items":_}"#,
    r#"{"type":"map","values":_}"#,
    r#"["null",_]"#,
    r#"["boolean",_]"#,
];

fn in_place(place: &str, primitive: &str) -> String {
    place.replace('_', &format!("\"{primitive}\""))
}

/// Whether a case reads some data.
fn reads(case: &Case) -> bool {
    case.data.iter().any(|datum| !datum.typed.starts_with('!'))
}

fn is_refused(case: &Case, rule: &str) -> bool {
    case.told
        .iter()
        .any(|told| told.word == "never" && told.rule == rule)
}

#[test]
fn every_promotion_is_shown_in_every_place() {
    let cases = cases();
    for (from, to) in PROMOTIONS {
        for place in PLACES {
            let (writer, reader) = (in_place(place, from), in_place(place, to));
            let shown = |case: &&Case| case.writer == writer && case.reader == reader;
            let case = cases.iter().find(shown);
            assert!(case.is_some_and(reads), "{writer} as {reader}");
        }
    }
}

#[test]
fn every_other_pair_of_primitives_is_refused() {
    let cases = cases();
    for writer in PRIMITIVES {
        for reader in PRIMITIVES {
            if PROMOTIONS.contains(&(writer, reader)) {
                continue;
            }
            let shown = |case: &&Case| {
                case.writer == in_place("_", writer) && case.reader == in_place("_", reader)
            };
            let case = cases
                .iter()
                .find(shown)
                .unwrap_or_else(|| panic!("no case reads {writer} as {reader}"));
            let as_it_should = if writer == reader {
                reads(case)
            } else {
                is_refused(case, "type_mismatch") && case.data.is_empty()
            };
            assert!(as_it_should, "{}", case.name);
        }
    }
}

#[test]
fn every_ruling_is_shown() {
    let rulings: BTreeSet<&str> = include_str!("../../rulings.txt")
        .lines()
        .map(|line| line.split_once(": ").expect("an id and a sentence").0)
        .collect();
    let cases = cases();
    let shown: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| case.shows.iter().map(String::as_str))
        .collect();
    assert_eq!(shown, rulings);
}

#[test]
fn every_rule_is_shown() {
    let mut shown = BTreeSet::new();
    for case in cases() {
        let comparison = Comparison::new(&schema(&case.writer), &schema(&case.reader));
        let all = comparison.mismatches.iter().chain(&comparison.warnings);
        shown.extend(all.map(|mismatch| mismatch.rule));
    }
    assert_eq!(shown, rule_ids().collect());
}

#[test]
fn no_two_cases_have_one_name_or_one_pair() {
    let mut names = BTreeSet::new();
    let mut pairs = BTreeSet::new();
    for case in cases() {
        assert!(
            pairs.insert((case.writer.clone(), case.reader.clone())),
            "{} repeats another",
            case.name
        );
        assert!(
            names.insert(case.name.clone()),
            "{} stands twice",
            case.name
        );
    }
}

#[test]
fn a_field_of_every_construct_is_skipped_and_added() {
    let mut skipped = BTreeSet::new();
    let mut added = BTreeSet::new();
    for case in cases().iter().filter(|case| reads(case)) {
        let (writer, reader) = (schema(&case.writer), schema(&case.reader));
        let (own, fields) = (fields(&writer), fields(&reader));
        let stands_in = |field: &Field, others: &[Field]| {
            others
                .iter()
                .any(|it| it.name == field.name || it.aliases.contains(&field.name))
        };
        for field in own.iter().filter(|field| !stands_in(field, fields)) {
            skipped.insert(construct(&writer, &field.ty));
        }
        for field in fields {
            let aliases = field.aliases.iter().chain([&field.name]);
            if !aliases
                .clone()
                .any(|name| own.iter().any(|it| it.name == *name))
            {
                added.insert(construct(&reader, &field.ty));
            }
        }
    }
    let all: BTreeSet<&str> = CONSTRUCTS.into_iter().collect();
    assert_eq!(skipped, all);
    assert_eq!(added, all);
}

const CONSTRUCTS: [&str; 17] = [
    "null", "boolean", "int", "long", "float", "double", "bytes", "string", "array", "map",
    "option", "union", "record", "error", "enum", "fixed", "logical",
];

/// The fields of a record; none of anything else.
fn fields(schema: &Schema) -> &[Field] {
    match schema.ty.kind {
        Kind::Named(id) => schema.set.get(id).fields(),
        _ => &[],
    }
}

fn construct(schema: &Schema, ty: &Type) -> &'static str {
    if ty.logical.is_some() {
        return "logical";
    }
    match &ty.kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Int => "int",
        Kind::Long => "long",
        Kind::Float => "float",
        Kind::Double => "double",
        Kind::Bytes => "bytes",
        Kind::String => "string",
        Kind::Array(_) => "array",
        Kind::Map(_) => "map",
        Kind::Union(branches) => {
            let is_option = branches.len() == 2
                && branches
                    .iter()
                    .any(|branch| matches!(branch.kind, Kind::Null));
            if is_option { "option" } else { "union" }
        }
        Kind::Named(id) => match &schema.set.get(*id).shape {
            Shape::Record { is_error: true, .. } => "error",
            Shape::Record { .. } => "record",
            Shape::Enum { .. } => "enum",
            Shape::Fixed { .. } => "fixed",
        },
    }
}

#[test]
fn every_logical_type_is_read_as_its_underlying_type_and_back() {
    let mut to = BTreeSet::new();
    let mut from = BTreeSet::new();
    for case in cases().iter().filter(|case| reads(case)) {
        let (writer, reader) = (schema(&case.writer), schema(&case.reader));
        if discriminant(&writer.ty.kind) != discriminant(&reader.ty.kind) {
            continue;
        }
        match (logical(&writer), logical(&reader)) {
            (Some(logical), None) => drop(to.insert(logical)),
            (None, Some(logical)) => drop(from.insert(logical)),
            _ => {}
        }
    }
    let all: BTreeSet<String> = LOGICAL_TYPES.into_iter().map(str::to_owned).collect();
    assert_eq!(to, all);
    assert_eq!(from, all);
}

/// Source: Avro 1.12, "Logical Types".
const LOGICAL_TYPES: [&str; 15] = [
    "date",
    "time-millis",
    "time-micros",
    "timestamp-millis",
    "timestamp-micros",
    "timestamp-nanos",
    "local-timestamp-millis",
    "local-timestamp-micros",
    "local-timestamp-nanos",
    "uuid",
    "decimal",
    "big-decimal",
    "fixed uuid",
    "fixed decimal",
    "fixed duration",
];

fn logical(schema: &Schema) -> Option<String> {
    let name = |logical: Logical| logical.to_string();
    match schema.ty.kind {
        Kind::Named(id) => match &schema.set.get(id).shape {
            Shape::Fixed { logical, .. } => logical.map(|it| format!("fixed {}", name(it))),
            _ => None,
        },
        _ => schema.ty.logical.map(name),
    }
}
