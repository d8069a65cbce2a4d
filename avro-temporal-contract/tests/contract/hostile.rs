//! Schemas and bytes that ask for more work than they are long. Each of these would run for hours,
//! take all memory, or leave the stack, if the work weren't bounded.

use std::fmt::Write as _;

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::parse_json;
use avro_temporal_contract::resolution::{Plan, Schema, minimum_size, skip};
use avro_temporal_contract::schema::{
    Kind, Names, SchemaSet, Type, encode_default, resolve_schemas,
};
use avro_temporal_contract::site::Source;

use crate::support::{schema, to_hex};

/// Runs on a stack that is smaller than any thread's that runs workflows.
pub(crate) fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(run);
    thread.expect("a thread").join().expect("it ends well");
}

fn resolve(text: &str) -> (Option<SchemaSet>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("schema.avsc", text);
    let set = resolve_schemas(&[source], &[], Names::Full, &mut diagnostics);
    (set.ok(), diagnostics)
}

/// `Root` with a field for each level; a level has `width` fields of the level below, and the
/// lowest has `last`.
fn levels(levels: usize, width: usize, last: &str, default: &str) -> String {
    let mut text = format!(
        r#"{{"name":"Root","type":"record","fields":[{{"name":"l","type":{{"name":"L0","type":"record","fields":[{last}]}}}}"#
    );
    for level in 1..=levels {
        let _ = write!(
            text,
            r#",{{"name":"l{level}","type":{{"name":"L{level}","type":"record","fields":["#
        );
        for field in 0..width {
            let comma = if field > 0 { "," } else { "" };
            let _ = write!(
                text,
                r#"{comma}{{"name":"f{field}","type":"L{}"{default}}}"#,
                level - 1
            );
        }
        text += "]}}";
    }
    text + "]}"
}

/// An array of the highest level, alone.
fn array_of(text: &str, level: usize) -> Schema {
    let list = format!(r#"["null",{text},{{"type":"array","items":"L{level}"}}]"#);
    let schema = schema(&list);
    let Kind::Union(branches) = &schema.ty.kind else {
        panic!("a union");
    };
    Schema {
        ty: branches[2].clone(),
        set: schema.set.clone(),
    }
}

fn blocks(count: usize, bytes: &[u8]) -> Vec<u8> {
    let mut out = Writer::new();
    out.block(count);
    out.raw(bytes);
    out.block(0);
    out.finish().expect("nothing nests")
}

fn skip_all(schema: &Schema, bytes: &[u8]) -> Result<(), DecodeError> {
    let mut input = Reader::new(bytes);
    skip(&mut input, &schema.set, &schema.ty)?;
    input.finish()
}

#[test]
fn records_in_records_that_hold_nothing() {
    let schema = array_of(&levels(60, 8, "", ""), 60);
    let Kind::Array(items) = &schema.ty.kind else {
        panic!("an array");
    };
    assert_eq!(minimum_size(&schema.set, items), 0);
    assert_eq!(skip_all(&schema, &blocks(60_000, &[])), Ok(()));
    let error = skip_all(&schema, &blocks(70_000, &[])).expect_err("too many");
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyEmptyElements);
}

#[test]
fn records_in_records_that_hold_one_byte() {
    let schema = array_of(
        &levels(1000, 1, r#"{"name":"x","type":"boolean"}"#, ""),
        1000,
    );
    assert_eq!(skip_all(&schema, &blocks(400, &[0; 400])), Ok(()));
    let error = skip_all(&schema, &blocks(100_000, &vec![0; 100_000])).expect_err("too many");
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyFields);
}

#[test]
fn records_of_a_thousand_fields_that_hold_one_byte() {
    let mut fields = r#"{"name":"x","type":"boolean"}"#.to_owned();
    for field in 0..2000 {
        let _ = write!(fields, r#",{{"name":"n{field}","type":"null"}}"#);
    }
    let schema = array_of(&levels(0, 0, &fields, ""), 0);
    let error = skip_all(&schema, &blocks(100_000, &vec![0; 100_000])).expect_err("too many");
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyFields);
}

#[test]
fn sizes_that_multiply_saturate() {
    let last = r#"{"name":"x","type":{"name":"F","type":"fixed","size":2147483647}}"#;
    let schema = array_of(&levels(60, 8, last, ""), 60);
    let Kind::Array(items) = &schema.ty.kind else {
        panic!("an array");
    };
    assert_eq!(minimum_size(&schema.set, items), usize::MAX);
    let error = skip_all(&schema, &blocks(1, &[])).expect_err("too large");
    assert_eq!(*error.kind(), DecodeErrorKind::LengthBeyondInput);
}

#[test]
fn defaults_that_fill_one_another() {
    let last = r#"{"name":"x","type":"int","default":1}"#;
    let (_, diagnostics) = resolve(&levels(60, 8, last, r#","default":{}"#));
    let text = diagnostics.to_string();
    assert!(
        text.contains("it comes to more than 1048576 values [bad_default]"),
        "{text}"
    );
    // Four of eight are within the limit, and hold what they are filled with.
    let (set, diagnostics) = resolve(&levels(4, 8, last, r#","default":{}"#));
    let set = set.unwrap_or_else(|| panic!("{diagnostics}"));
    let field = &set.get(set.ids().nth(4).expect("L3")).fields()[0];
    let default = field.default.as_ref().expect("a default");
    let binary = encode_default(&set, &field.ty, default).expect("it fits");
    assert_eq!(to_hex(&binary), "02".repeat(8 * 8));
}

#[test]
fn defaults_that_many_branches_nearly_fit() {
    // Each level fits the first branch but for its innermost value, and is tried in the second.
    let mut text =
        r#"[{"name":"A","type":"record","fields":[{"name":"x","type":["A","B","null"]}]},
        {"name":"B","type":"record","fields":[{"name":"x","type":["A","B","null"]}]},
        {"name":"R","type":"record","fields":[{"name":"d","type":"A","default":"#
            .to_owned();
    text += &r#"{"x":"#.repeat(60);
    text += "7";
    text += &"}".repeat(60);
    text += "}]}]";
    let (_, diagnostics) = resolve(&text);
    let text = diagnostics.to_string();
    assert!(text.contains("[bad_default]"), "{text}");
}

#[test]
fn defaults_that_repeat_a_long_text() {
    let long = "x".repeat(20_000);
    let inner = format!(r#"{{"name":"x","type":"string","default":"{long}"}}"#);
    let elements = vec!["{}"; 10_000].join(",");
    let text = format!(
        r#"{{"name":"R","type":"record","fields":[{{"name":"a","default":[{elements}],"type":{{"type":"array","items":{{"name":"I","type":"record","fields":[{inner}]}}}}}}]}}"#
    );
    let (_, diagnostics) = resolve(&text);
    assert!(diagnostics.to_string().contains("[bad_default]"));
}

#[test]
fn a_chain_of_types_on_a_small_stack() {
    on_a_small_stack(|| {
        let count = 5_000;
        let mut text = String::from(r#"["null""#);
        for index in 0..count {
            let _ = write!(
                text,
                r#",{{"name":"R{index}","type":"record","fields":[{{"name":"n","type":"R{}"}}]}}"#,
                index + 1
            );
        }
        let end = |last: &str| {
            format!(
                r#"{text},{{"name":"R{count}","type":"record","fields":[{{"name":"n","type":"{last}"}}]}}]"#
            )
        };
        let (mut writer, mut reader) = (schema(&end("int")), schema(&end("long")));
        assert!(writer.set.identity_text(&writer.ty).len() > count * 40);
        let first = writer.set.ids().next().expect("a type");
        assert_eq!(writer.set.reachable(first).len(), count + 1);
        assert!(!writer.set.is_recursive(first));
        for schema in [&mut writer, &mut reader] {
            schema.ty = Type::new(Kind::Named(first), schema.ty.site.clone());
        }
        assert!(Plan::new(&writer, &reader).is_ok());
        let mismatches = Plan::new(&reader, &writer).expect_err("long is not read as int");
        assert_eq!(mismatches.len(), 1);
    });
}

#[test]
fn a_chain_of_types_without_end() {
    let count = 2000;
    let mut text = String::from("[");
    for index in 0..count {
        let _ = write!(
            text,
            r#"{{"name":"R{index}","type":"record","fields":[{{"name":"n","type":"R{}"}}]}},"#,
            (index + 1) % count
        );
    }
    text += r#"{"name":"E","type":"enum","symbols":[]}]"#;
    let (_, diagnostics) = resolve(&text);
    assert_eq!(diagnostics.errors().count(), count);
}

#[test]
fn unions_that_wait_for_one_another() {
    // Whether `R` is finite is asked of a long union each time one of its types is.
    let count = 3000;
    let mut text = String::from(r#"["null""#);
    let mut names = String::new();
    for index in 0..count {
        let _ = write!(text, r#",{{"name":"F{index}","type":"fixed","size":1}}"#);
        let _ = write!(names, r#""F{index}","#);
    }
    let names = names.trim_end_matches(',');
    let _ = write!(text, r#",{{"name":"R","type":"record","fields":["#);
    for field in 0..50 {
        let comma = if field > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}{{"name":"f{field}","type":[{names},"R"]}}"#);
    }
    let schema = schema(&format!("{text}]}}]"));
    let record = schema.set.ids().last().expect("R");
    let ty = Type::new(Kind::Named(record), schema.ty.site.clone());
    assert_eq!(minimum_size(&schema.set, &ty), 50);
}

#[test]
fn mistakes_by_the_thousand() {
    let text = format!(
        r#"{{"name":"E","type":"enum","symbols":[{}]}}"#,
        vec!["1"; 30_000].join(",")
    );
    let (_, diagnostics) = resolve(&text);
    assert!(diagnostics.errors().count() > 10_000);
    // Each names a type of some kilobytes.
    let text = format!(
        r#"{{"name":"E{}","type":"enum","symbols":[{}]}}"#,
        "x".repeat(30_000),
        vec![r#""1""#; 5_000].join(",")
    );
    let (_, diagnostics) = resolve(&text);
    assert!(diagnostics.check().is_err());
    let shown = diagnostics.to_string();
    assert!(shown.len() < 2 << 20, "{} bytes", shown.len());
    assert!(shown.ends_with("more errors are not shown"));
}

#[test]
fn unknown_names_by_the_thousand() {
    let mut text = String::from(r#"["null""#);
    for index in 0..3000 {
        let _ = write!(
            text,
            r#",{{"name":"Known{index}","type":"fixed","size":1}}"#
        );
    }
    for index in 0..4000 {
        let _ = write!(text, r#",{{"type":"array","items":"Unknown{index}"}}"#);
    }
    let (_, diagnostics) = resolve(&(text + "]"));
    assert_eq!(diagnostics.errors().count(), 4000);
}

#[test]
fn a_long_key_above_many_values() {
    let text = format!(
        r#"{{"{}":[{}]}}"#,
        "k".repeat(1_000_000),
        vec!["0"; 200_000].join(",")
    );
    assert!(parse_json(&Source::new("JSON", text), &mut Diagnostics::new()).is_ok());
}

#[test]
fn definitions_in_definitions() {
    let depth = 90;
    let mut text = String::new();
    for level in 0..depth {
        let _ = write!(
            text,
            r#"{{"name":"R{level}","type":"record","fields":[{{"name":"f","type":"#
        );
    }
    text += r#"{"name":"E","type":"enum","symbols":["#;
    for symbol in 0..50_000 {
        let comma = if symbol > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}"S{symbol}""#);
    }
    text += "]}";
    text += &"}]}".repeat(depth);
    let (set, diagnostics) = resolve(&text);
    assert_eq!(
        set.map(|set| set.ids().count()),
        Some(depth + 1),
        "{diagnostics}"
    );
}

#[test]
fn brackets_by_the_hundred_thousand() {
    on_a_small_stack(|| {
        let shapes = [
            "[",
            r#"{"type":"#,
            r#"{"type":"array","items":"#,
            r#"["null","#,
            r#"{"a":["#,
        ];
        for shape in shapes {
            for count in [100_000, 512, 511, 256, 255, 170, 100] {
                let opened = shape.repeat(count);
                let closed: String = opened.chars().rev().fold(String::new(), |mut closed, c| {
                    match c {
                        '[' => closed.push(']'),
                        '{' => closed.push('}'),
                        _ => {}
                    }
                    closed
                });
                for text in [opened.clone(), format!(r#"{opened}"int"{closed}"#)] {
                    let (set, diagnostics) = resolve(&text);
                    assert_eq!(
                        set.is_none(),
                        diagnostics.check().is_err(),
                        "{shape} {count}"
                    );
                    if let Some(set) = set {
                        let root = crate::support::root(&set);
                        assert!(!set.identity_text(&root).is_empty());
                        assert!(!set.describe(&root).is_empty());
                    }
                }
            }
        }
    });
}

#[test]
fn files_by_the_thousand() {
    let count = 3000;
    let file = |index: usize| {
        Source::new(
            format!("{index}.avsc"),
            format!(
                r#"{{"name":"acme.R{index}","type":"record","fields":[{{"name":"n","type":["null","R{}"]}}]}}"#,
                (index + 1) % count
            ),
        )
    };
    let others: Vec<_> = (1..count).map(file).collect();
    let mut diagnostics = Diagnostics::new();
    let set = resolve_schemas(&[file(0)], &others, Names::Relative, &mut diagnostics);
    assert_eq!(set.map(|set| set.ids().count()), Ok(count));
}

#[test]
fn writers_with_many_types_of_one_simple_name() {
    let count = 1000;
    let mut writer = String::from(r#"["null""#);
    for index in 0..count {
        let next = index + 1;
        let _ = write!(
            writer,
            r#",{{"name":"x{index}.R","type":"record","fields":[{{"name":"next","type":["null","x{}.R"]}},{{"name":"v","type":"int"}}]}}"#,
            next % count
        );
    }
    let reader = r#"{"name":"R","type":"record","fields":[{"name":"next","type":["null","R"]},{"name":"v","type":"long"},{"name":"w","type":"int","default":0}]}"#;
    let (writer, reader) = (schema(&(writer + "]")), schema(reader));
    assert!(Plan::new(&writer, &reader).is_ok());
}
