//! Values of every type, as Apache's Avro takes them and as people read them.

use std::collections::HashMap;

use apache_avro::types::Value;
use apache_avro::{Days, Decimal, Duration, Millis, Months};

/// A schema, a value of it, and its JSON.
pub(crate) type Row = (String, Value, &'static str);

/// All of them.
pub(crate) fn values() -> Vec<Row> {
    let owned = |(schema, value, json): (&str, Value, _)| (schema.to_owned(), value, json);
    let mut rows: Vec<Row> = scalars().into_iter().map(owned).collect();
    rows.extend(composites().into_iter().map(owned));
    rows.extend(times().into_iter().map(|(base, name, value, json)| {
        let schema = format!(r#"{{"type": "{base}", "logicalType": "{name}"}}"#);
        (schema, value, json)
    }));
    rows
}

fn scalars() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("\"null\"", Value::Null, "null"),
        ("\"boolean\"", Value::Boolean(true), "true"),
        ("\"boolean\"", Value::Boolean(false), "false"),
        ("\"int\"", Value::Int(i32::MIN), "-2147483648"),
        ("\"int\"", Value::Int(i32::MAX), "2147483647"),
        ("\"long\"", Value::Long(i64::MIN), "-9223372036854775808"),
        ("\"long\"", Value::Long(i64::MAX), "9223372036854775807"),
        (
            "\"long\"",
            Value::Long(9_007_199_254_740_993),
            "9007199254740993",
        ),
        ("\"float\"", Value::Float(1.5), "1.5"),
        ("\"float\"", Value::Float(f32::NAN), "\"NaN\""),
        ("\"double\"", Value::Double(0.1), "0.1"),
        (
            "\"double\"",
            Value::Double(f64::NEG_INFINITY),
            "\"-Infinity\"",
        ),
        ("\"bytes\"", Value::Bytes(vec![0xfb, 0xff, 0]), "\"+/8A\""),
        ("\"string\"", text(""), "\"\""),
        (
            "\"string\"",
            text("é \"q\" \n \u{1} 🦀"),
            "\"é \\\"q\\\" \\n \\u0001 🦀\"",
        ),
    ]
}

fn composites() -> Vec<(&'static str, Value, &'static str)> {
    let one_key = |value| Value::Map(HashMap::from([("k \"1\"".to_owned(), value)]));
    vec![
        (
            r#"{"type": "array", "items": "int"}"#,
            Value::Array(vec![]),
            "[]",
        ),
        (
            r#"{"type": "array", "items": "int"}"#,
            Value::Array(vec![Value::Int(1), Value::Int(2)]),
            "[1,2]",
        ),
        (
            r#"{"type": "map", "values": "long"}"#,
            one_key(Value::Long(3)),
            r#"{"k \"1\"":3}"#,
        ),
        (
            r#"{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}"#,
            Value::Decimal(Decimal::from(vec![0xcf, 0xc7])),
            "\"-123.45\"",
        ),
        (
            r#"{"type": "fixed", "name": "D", "size": 12, "logicalType": "duration"}"#,
            Value::Duration(Duration::new(Months::new(1), Days::new(2), Millis::new(3))),
            "\"AQAAAAIAAAADAAAA\"",
        ),
        (
            r#"{"type": "string", "logicalType": "uuid"}"#,
            text("01234567-89ab-cdef-0123-456789abcdef"),
            "\"01234567-89ab-cdef-0123-456789abcdef\"",
        ),
        (
            r#"{"type": "fixed", "name": "F", "size": 3}"#,
            Value::Fixed(3, vec![1, 2, 3]),
            "\"AQID\"",
        ),
        (
            r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#,
            Value::Enum(1, "B".to_owned()),
            "\"B\"",
        ),
        (r#"["null", "string"]"#, union(0, Value::Null), "null"),
        (r#"["string", "null"]"#, union(0, text("x")), "\"x\""),
        (CONTACT, union(0, Value::Null), "null"),
        (CONTACT, union(1, Value::Long(1)), r#"{"long":1}"#),
        (
            CONTACT,
            union(3, record(vec![("to", text("Main St"))])),
            r#"{"a.Post":{"to":"Main St"}}"#,
        ),
        (
            CONTACT,
            union(4, Value::Array(vec![text("x")])),
            r#"{"array":["x"]}"#,
        ),
        (
            NODE,
            record(vec![
                ("value", Value::Long(1)),
                (
                    "next",
                    union(
                        1,
                        record(vec![
                            ("value", Value::Long(2)),
                            ("next", union(0, Value::Null)),
                        ]),
                    ),
                ),
            ]),
            r#"{"value":1,"next":{"value":2,"next":null}}"#,
        ),
        (
            ORDER,
            order(),
            r#"{"id":"o-1","lines":[{"sku":"a","quantity":2},{"sku":"b","quantity":-1}],"state":"SENT","placed":"2023-11-14T22:13:20.123456Z","note":null}"#,
        ),
    ]
}

fn times() -> Vec<(&'static str, &'static str, Value, &'static str)> {
    vec![
        ("int", "date", Value::Date(-1), "\"1969-12-31\""),
        (
            "int",
            "time-millis",
            Value::TimeMillis(86_399_999),
            "\"23:59:59.999\"",
        ),
        (
            "long",
            "time-micros",
            Value::TimeMicros(1),
            "\"00:00:00.000001\"",
        ),
        (
            "long",
            "timestamp-millis",
            Value::TimestampMillis(-1),
            "\"1969-12-31T23:59:59.999Z\"",
        ),
        (
            "long",
            "timestamp-micros",
            Value::TimestampMicros(0),
            "\"1970-01-01T00:00:00Z\"",
        ),
        (
            "long",
            "timestamp-nanos",
            Value::TimestampNanos(1),
            "\"1970-01-01T00:00:00.000000001Z\"",
        ),
        // Beyond the years that ISO 8601 has four digits for.
        (
            "long",
            "timestamp-micros",
            Value::TimestampMicros(i64::MAX),
            "9223372036854775807",
        ),
        (
            "long",
            "local-timestamp-micros",
            Value::LocalTimestampMicros(1_000_000),
            "\"1970-01-01T00:00:01\"",
        ),
    ]
}

const ORDER: &str = r#"{"type": "record", "name": "Order", "namespace": "acme", "doc": "d", "fields": [
    {"name": "id", "type": "string"},
    {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
        {"name": "sku", "type": "string"}, {"name": "quantity", "type": "int", "default": 1}
    ]}}},
    {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "SENT"]}},
    {"name": "placed", "type": {"type": "long", "logicalType": "timestamp-micros"}},
    {"name": "note", "type": ["null", "string"], "default": null}
]}"#;

const NODE: &str = r#"{"type": "record", "name": "Node", "fields": [
    {"name": "value", "type": "long"}, {"name": "next", "type": ["null", "Node"]}
]}"#;

const CONTACT: &str = r#"[
    "null", "long",
    {"type": "record", "name": "a.Mail", "fields": [{"name": "to", "type": "string"}]},
    {"type": "record", "name": "a.Post", "fields": [{"name": "to", "type": "string"}]},
    {"type": "array", "items": "string"}
]"#;

fn text(value: &str) -> Value {
    Value::String(value.to_owned())
}

fn record(fields: Vec<(&str, Value)>) -> Value {
    let fields = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Value::Record(fields.collect())
}

fn union(branch: u32, value: Value) -> Value {
    Value::Union(branch, Box::new(value))
}

fn order() -> Value {
    record(vec![
        ("id", text("o-1")),
        (
            "lines",
            Value::Array(vec![
                record(vec![("sku", text("a")), ("quantity", Value::Int(2))]),
                record(vec![("sku", text("b")), ("quantity", Value::Int(-1))]),
            ]),
        ),
        ("state", Value::Enum(1, "SENT".to_owned())),
        ("placed", Value::TimestampMicros(1_700_000_000_123_456)),
        ("note", union(0, Value::Null)),
    ])
}
