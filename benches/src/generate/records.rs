//! The same records as Avro's schemas and as protobuf's messages.

use std::fmt::Write as _;

/// A record has these fields: the name, in Avro, and in protobuf.
const FIELDS: [(&str, &str, &str); 8] = [
    ("id", r#""string""#, "string"),
    ("count", r#""int""#, "sint32"),
    ("total", r#""long""#, "sint64"),
    ("ratio", r#""double""#, "double"),
    ("active", r#""boolean""#, "bool"),
    ("note", r#"["null", "string"]"#, "optional string"),
    (
        "tags",
        r#"{"type": "array", "items": "string"}"#,
        "repeated string",
    ),
    (
        "scores",
        r#"{"type": "map", "values": "long"}"#,
        "map<string, sint64>",
    ),
];

/// Schemas, each of which but the first refers to another.
pub(crate) fn avro(count: usize) -> String {
    let mut text = String::from("[");
    for record in 0..count {
        let comma = if record == 0 { "" } else { ",\n" };
        let _ = write!(
            text,
            r#"{comma}{{"type": "record", "name": "R{record}", "namespace": "bench", "fields": ["#
        );
        for (index, (name, avro, _)) in FIELDS.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            let _ = write!(text, r#"{comma}{{"name": "{name}", "type": {avro}}}"#);
        }
        if let Some(parent) = parent(record) {
            let _ = write!(
                text,
                r#", {{"name": "parent", "type": ["null", "R{parent}"]}}"#
            );
        }
        text.push_str("]}");
    }
    text.push(']');
    text
}

/// The same as messages.
pub(crate) fn protobuf(count: usize) -> String {
    let mut text = String::from("syntax = \"proto3\";\npackage bench;\n");
    for record in 0..count {
        let _ = writeln!(text, "message R{record} {{");
        for ((name, _, protobuf), tag) in FIELDS.into_iter().zip(1..) {
            let _ = writeln!(text, "  {protobuf} {name} = {tag};");
        }
        if let Some(parent) = parent(record) {
            let _ = writeln!(text, "  optional R{parent} parent = {};", FIELDS.len() + 1);
        }
        text.push_str("}\n");
    }
    text
}

/// The record that a record refers to: a tree, as a chain soon meets the compiler's limits.
fn parent(record: usize) -> Option<usize> {
    record.checked_sub(1).map(|before| before / 4)
}
