//! Payloads that no one can read: the page says why, and never what stands in them.

use serde_json::{Value as Json, json};

use crate::payload::{Payload, decode, shown};
use crate::process::Server;

const SCHEMA: &str = r#"{"type": "record", "name": "acme.Order", "fields": [
    {"name": "id", "type": "string"}, {"name": "lines", "type": {"type": "array", "items": "int"}}
]}"#;

/// `{"id": "SECRET", "lines": [1]}`
const BINARY: &[u8] = b"\x0cSECRET\x02\x02\x00";

/// What is spoilt, what is said, and whether the tag can be told.
type Case = (&'static str, fn(&mut Payload), &'static str, bool);

const CASES: [Case; 16] = [
    (
        "no data",
        |payload| payload.data.clear(),
        "its data has 0 bytes, fewer than a single-object header",
        true,
    ),
    (
        "half a header",
        |payload| payload.data.truncate(9),
        "its data has 9 bytes, fewer than a single-object header",
        true,
    ),
    (
        "other magic",
        |payload| payload.data[1] = 2,
        "its data doesn't begin with Avro's single-object marker C3 01",
        true,
    ),
    (
        "another fingerprint",
        |payload| payload.data[2] ^= 1,
        "the fingerprint in its header is not that of the schema its `avro-schema` names",
        true,
    ),
    (
        "truncated",
        |payload| payload.data.truncate(19),
        "the bytes end before the value does at byte 9, in `lines`",
        true,
    ),
    (
        "trailing bytes",
        |payload| payload.data.push(0),
        "bytes remain after the value at byte 10",
        true,
    ),
    (
        "a length beyond the end",
        |payload| payload.data[10] = 0x7e,
        "a length is greater than the bytes that remain at byte 0, in `id`",
        true,
    ),
    (
        "a string that is not UTF-8",
        |payload| payload.data[11] = 0xff,
        "a string is not UTF-8 at byte 0, in `id`",
        true,
    ),
    (
        "no tag's form",
        |payload| payload.tag = Some(b"SECRET".to_vec()),
        "its `avro-schema` is not `name@version:identity` with 32 lower-case hex digits",
        false,
    ),
    (
        "a tag that is not UTF-8",
        |payload| payload.tag = Some(vec![0xff]),
        "its `avro-schema` is not `name@version:identity` with 32 lower-case hex digits",
        false,
    ),
    (
        "another schema",
        |payload| payload.schema = Some(b"\"int\"".to_vec()),
        "its embedded schema is not the one that its `avro-schema` names",
        true,
    ),
    (
        "a schema with one byte changed",
        |payload| payload.schema.as_mut().expect("a schema")[10] ^= 1,
        "its embedded schema is not the one that its `avro-schema` names",
        true,
    ),
    (
        "a schema that is not UTF-8",
        |payload| payload.schema = Some(vec![0xff]),
        "its embedded schema is not UTF-8",
        true,
    ),
    (
        "a schema beyond 64 KiB",
        |payload| payload.schema = Some(vec![b' '; 65_537]),
        "its embedded schema has more than 64 KiB",
        true,
    ),
    (
        "a schema that is not canonical",
        |payload| embed(payload, "\"int\" "),
        "its embedded schema is not in canonical form",
        true,
    ),
    (
        "no schema's text",
        |payload| embed(payload, "\"SECRET\""),
        "its embedded schema is not an Avro schema [unknown_type]",
        true,
    ),
];

/// Embeds a text, and lets the tag vouch for it.
fn embed(payload: &mut Payload, text: &str) {
    let identity = avro_temporal_contract::schema::Identity::of(text);
    payload.tag = Some(format!("acme.Order@0:{identity}").into_bytes());
    payload.schema = Some(text.into());
}

#[test]
fn a_corrupt_payload_says_what_is_wrong_and_spoils_no_other() {
    let server = Server::start();
    let sound = Payload::of(SCHEMA, BINARY);
    for (case, spoil, reason, has_tag) in CASES {
        let mut payload = sound.clone();
        spoil(&mut payload);
        let answer = decode(&server, &[sound.json(), payload.json(), sound.json()]);
        for place in [0, 2] {
            assert_eq!(
                shown(&answer[place]),
                r#"{"id":"SECRET","lines":[1]}"#,
                "{case}"
            );
        }
        let text = shown(&answer[1]);
        assert!(!text.contains("SECRET"), "{case}: {text}");
        let mut expected = json!({ "error": reason });
        if has_tag {
            expected["schema"] = payload.tag_text().into();
        }
        let found: Json = serde_json::from_str(&text).expect("JSON");
        assert_eq!(found, json!({ "avro-temporal": expected }), "{case}");
    }
}

/// A record of nothing, and records that each hold the one before twice.
fn records_of_records(count: usize) -> String {
    let field = |level: usize, parts: &str| {
        format!(
            r#"{{"name":"f{level}","type":{{"type":"record","name":"R{level}","fields":[{parts}]}}}}"#
        )
    };
    let mut fields = vec![field(0, r#"{"name":"n","type":"null"}"#)];
    for level in 1..count {
        let inner = format!("R{}", level - 1);
        let twice = format!(r#"{{"name":"a","type":"{inner}"}},{{"name":"b","type":"{inner}"}}"#);
        fields.push(field(level, &twice));
    }
    let fields = fields.join(",");
    format!(r#"{{"type":"record","name":"Root","fields":[{fields}]}}"#)
}

/// Few bytes that ask for endless work.
#[test]
fn a_bomb_is_corrupt() {
    let doubling = records_of_records(20);
    let table = [
        ("records of records of nothing", doubling.as_str(), &b""[..]),
        (
            "a million nulls",
            r#"{"type":"array","items":"null"}"#,
            b"\xfe\xff\xff\xff\x0f\x00",
        ),
        ("a long that never ends", r#""long""#, &[0xff; 64]),
        (
            "a list of a million",
            r#"{"type":"array","items":"long"}"#,
            b"\x80\x89\x7a\x00",
        ),
    ];
    let server = Server::start();
    for (case, schema, binary) in table {
        let answer = decode(&server, &[Payload::of(schema, binary).json()]);
        let text = shown(&answer[0]);
        assert!(
            text.starts_with(r#"{"avro-temporal":{"error":"#),
            "{case}: {text:.200}"
        );
    }
}
