//! Payloads that are not what they say: each gives its kind of error, which names no value.

use avro_temporal_runtime::contract::schema::Identity;
use avro_temporal_runtime::contract::wire::Contradiction;
use avro_temporal_runtime::{AvroType, ErrorClass, PayloadErrorKind, WriterTag, wire};
use generated::by_macro::Empty;
use generated::versions::{new::versions as new, old::versions as old};

use crate::embedded::Embedded;
use crate::payload::{Payload, SECRET, SEND_AGAIN, check};

const DEPLOY: &str = "deploy a worker built with the writer's schema, or roll back to one";

fn plain() -> Payload {
    Payload::of(&old::Plain {
        id: SECRET.to_owned(),
        count: 7,
    })
}

fn reordered() -> Payload {
    Payload::of(&old::Reordered {
        a: 7,
        b: SECRET.to_owned(),
        c: vec![],
    })
}

/// Embeds a text, with a tag that vouches for it.
fn embedding(payload: Payload, text: &str) -> Payload {
    let tag = format!("versions.Plain@0:{}", Identity::of(text));
    payload
        .with(wire::EMBEDDED_SCHEMA, text)
        .with(wire::SCHEMA_TAG, tag)
}

#[test]
fn parts_that_contradict_one_another() {
    let int = r#""int""#;
    let too_deep = format!(
        "{}{int}{}",
        r#"{"type":"array","items":"#.repeat(65),
        "}".repeat(65)
    );
    let too_large = format!(
        r#"{{"name":"E","type":"enum","symbols":["{}"]}}"#,
        "s".repeat(1 << 16)
    );
    let table = [
        (
            "a header cut short",
            reordered().with_data(|data| data.truncate(9)),
            Contradiction::DataTooShort(9),
        ),
        (
            "no data",
            reordered().with_data(Vec::clear),
            Contradiction::DataTooShort(0),
        ),
        (
            "another marker",
            reordered().with_data(|data| data[1] = 2),
            Contradiction::NoMagic,
        ),
        (
            "JSON",
            reordered().with_data(|data| *data = b"{\"id\": \"sesame\"}".to_vec()),
            Contradiction::NoMagic,
        ),
        (
            "a flipped fingerprint",
            reordered().with_data(|data| data[5] ^= 1),
            Contradiction::OtherFingerprint,
        ),
        (
            "the header of another schema",
            reordered().with_data(|data| data[..10].copy_from_slice(&plain().data[..10])),
            Contradiction::OtherFingerprint,
        ),
        (
            "a malformed tag",
            reordered().with(wire::SCHEMA_TAG, SECRET),
            Contradiction::MalformedTag,
        ),
        (
            "a tag that is not UTF-8",
            reordered().with(wire::SCHEMA_TAG, b"\xff@0:"),
            Contradiction::MalformedTag,
        ),
        (
            "another type's schema",
            reordered().with(wire::EMBEDDED_SCHEMA, old::Pair::info().identity_text()),
            Contradiction::OtherSchema,
        ),
        (
            "a schema that is not UTF-8",
            reordered().with(wire::EMBEDDED_SCHEMA, b"\"\xff\""),
            Contradiction::SchemaNotUtf8,
        ),
        (
            "a schema beyond 64 KiB",
            embedding(reordered(), &too_large),
            Contradiction::SchemaTooLarge,
        ),
        (
            "a schema of 65 levels",
            embedding(reordered(), &too_deep),
            Contradiction::SchemaTooDeep,
        ),
        (
            "a schema with white space",
            embedding(reordered(), " \"int\""),
            Contradiction::NotCanonical,
        ),
        (
            "a schema of no known type",
            embedding(reordered(), "\"sesame\""),
            Contradiction::NotASchema("unknown_type"),
        ),
        (
            "a text that is no schema",
            embedding(reordered(), "{"),
            Contradiction::NotASchema("invalid_json"),
        ),
    ];
    for (case, payload, contradiction) in table {
        let kind = PayloadErrorKind::Contradiction(contradiction.to_string());
        println!("{case}");
        // To who doesn't know the writer, to who knows it by then, and to the writer itself.
        check::<Option<new::Reordered>>(&payload, &kind, ErrorClass::Corrupt, SEND_AGAIN);
        let known: new::Reordered = reordered().read().expect("a sound payload");
        assert_eq!(known.a, 7);
        check::<new::Reordered>(&payload, &kind, ErrorClass::Corrupt, SEND_AGAIN);
        check::<old::Reordered>(&payload, &kind, ErrorClass::Corrupt, SEND_AGAIN);
    }
}

/// A payload of a writer that nobody knows.
fn tagged(tag: &str) -> Payload {
    plain()
        .with(wire::SCHEMA_TAG, tag)
        .without(wire::EMBEDDED_SCHEMA)
}

#[test]
fn a_writer_that_is_unknown() {
    let cases = [
        reordered().without(wire::EMBEDDED_SCHEMA),
        // Without a tag, nothing vouches for an embedded schema.
        reordered().without(wire::SCHEMA_TAG),
        plain().without(wire::SCHEMA_TAG),
        plain()
            .without(wire::SCHEMA_TAG)
            .without(wire::EMBEDDED_SCHEMA)
            .with_data(|data| data[2] ^= 1),
        tagged("versions.Reordered@0:0123456789abcdef0123456789abcdef"),
    ];
    // A type of its own: no other test has told it of the writer.
    let check_unknown = |payload: &Payload, help: &str| {
        check::<Vec<new::Reordered>>(
            payload,
            &PayloadErrorKind::UnknownWriter,
            ErrorClass::NotReadable,
            help,
        );
    };
    for payload in &cases {
        check_unknown(payload, DEPLOY);
    }
    check_unknown(
        &tagged("versions.Reordered@3:0123456789abcdef0123456789abcdef"),
        "deploy a worker built with version 3 of `versions.Reordered`, or roll back to one",
    );
}

#[test]
fn a_writer_is_found_by_what_is_there() {
    // Without a tag, by the header; then the reader's own schema is all that can be meant.
    let value: old::Plain = plain()
        .without(wire::SCHEMA_TAG)
        .read()
        .expect("the reader's own schema");
    assert_eq!(value.count, 7);
    // The name and the version are for people.
    let tag = format!("other.Name@4294967295:{}", old::Plain::info().identity());
    let value: old::Plain = plain()
        .with(wire::SCHEMA_TAG, tag)
        .read()
        .expect("the identity alone");
    assert_eq!(value.count, 7);
    // What came once with its schema doesn't vouch for what comes without: whether a payload can be
    // read doesn't depend on those before it.
    let once: new::Reordered = reordered().read().expect("with its schema");
    let again: new::Reordered = reordered().read().expect("with its schema");
    assert_eq!(once, again);
    let error = reordered()
        .without(wire::EMBEDDED_SCHEMA)
        .read::<new::Reordered>()
        .expect_err("nothing tells what was written");
    assert_eq!(*error.kind(), PayloadErrorKind::UnknownWriter);
}

#[test]
fn several_versions_of_one_type_are_told_apart() {
    let text = |fields: &str| {
        format!(r#"{{"name":"versions.Plain","type":"record","fields":[{fields}]}}"#)
    };
    let only = text(r#"{"name":"count","type":"int"}"#);
    let long = text(r#"{"name":"count","type":"long"},{"name":"id","type":"string"}"#);
    let bytes = text(r#"{"name":"id","type":"bytes"},{"name":"count","type":"int"}"#);
    for _ in 0..2 {
        let value: new::Plain = Embedded::of(&only, &[14])
            .read()
            .expect("`id` has a default");
        assert_eq!((&*value.id, value.count), ("x", 7));
        let error = Embedded::of(&long, &[14, 2, b'y'])
            .read::<new::Plain>()
            .expect_err("a long is no int");
        assert!(
            matches!(error.kind(), PayloadErrorKind::Incompatible(_)),
            "{error}"
        );
        let value: new::Plain = Embedded::of(&bytes, &[2, b'z', 16])
            .read()
            .expect("bytes are a string");
        assert_eq!((&*value.id, value.count), ("z", 8));
    }
    // More of them than are kept.
    for version in 0..200 {
        let text = text(&format!(
            r#"{{"name":"f{version}","type":"int"}},{{"name":"count","type":"int"}}"#
        ));
        let value: new::Plain = Embedded::of(&text, &[0, 14]).read().expect("a version");
        assert_eq!(value.count, 7);
    }
}

#[test]
fn bytes_that_are_not_their_schemas() {
    use avro_temporal_runtime::codec::DecodeErrorKind::{
        IntOutOfRange, InvalidUtf8, LengthBeyondInput, TrailingBytes, Truncated,
    };
    let table = [
        (
            plain().with_data(|data| data.truncate(12)),
            LengthBeyondInput,
            "id",
            0,
        ),
        (
            plain().with_data(|data| data.truncate(10)),
            Truncated,
            "id",
            0,
        ),
        (
            plain().with_data(|data| data.truncate(17)),
            Truncated,
            "count",
            7,
        ),
        (plain().with_data(|data| data.push(0)), TrailingBytes, "", 8),
        (
            plain().with_data(|data| data[13] = 0xff),
            InvalidUtf8,
            "id",
            0,
        ),
        (
            plain().with_data(|data| {
                data.truncate(17);
                data.extend([0xff, 0xff, 0xff, 0xff, 0x1f]);
            }),
            IntOutOfRange,
            "count",
            7,
        ),
    ];
    for (payload, kind, path, offset) in table {
        let error = payload.read::<old::Plain>().expect_err("corrupt");
        let PayloadErrorKind::Corrupt(inner) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(
            (inner.kind(), inner.path().as_str(), inner.offset()),
            (&kind, path, offset)
        );
        check::<old::Plain>(
            &payload,
            &PayloadErrorKind::Corrupt(inner.clone()),
            ErrorClass::Corrupt,
            SEND_AGAIN,
        );
        assert_eq!(error.failure_type(), "AvroCorrupt");
        assert_eq!(
            error.writer(),
            WriterTag::parse(&format!(
                "versions.Plain@0:{}",
                old::Plain::info().identity()
            ))
            .as_ref()
        );
    }
}

#[test]
fn no_payload_and_null() {
    let null = Payload {
        metadata: vec![],
        data: vec![],
    }
    .with(wire::ENCODING, wire::BINARY_NULL);
    null.read::<()>().expect("null is null");
    null.read::<Empty>()
        .expect("a record without fields has one value");
    wire::read_missing::<Empty>().expect("a record without fields has one value");
    check::<old::Plain>(
        &null,
        &PayloadErrorKind::Missing,
        ErrorClass::NotReadable,
        "send one payload",
    );
    // Null is no value of an option: it has a byte that says which branch.
    check::<Option<i32>>(
        &null,
        &PayloadErrorKind::Missing,
        ErrorClass::NotReadable,
        "send one payload",
    );
    let error = wire::read_missing::<old::Plain>().expect_err("a missing payload");
    assert_eq!(*error.kind(), PayloadErrorKind::Missing);
}

#[test]
fn an_encoding_that_is_unknown() {
    let long = "é".repeat(100);
    let table = [
        (
            plain().with(wire::ENCODING, "binary/encrypted"),
            "binary/encrypted",
        ),
        (plain().with(wire::ENCODING, "Binary/Avro"), "Binary/Avro"),
        (plain().with(wire::ENCODING, ""), ""),
        (plain().without(wire::ENCODING), ""),
        (
            plain().with(wire::ENCODING, "a\nb\u{202e}"),
            "a\\nb\\u{202e}",
        ),
        (plain().with(wire::ENCODING, b"\xff"), "\u{fffd}"),
        (plain().with(wire::ENCODING, &long), &long[..128]),
    ];
    for (payload, shown) in table {
        let kind = PayloadErrorKind::UnknownEncoding(shown.to_owned());
        check::<old::Plain>(
            &payload,
            &kind,
            ErrorClass::NotReadable,
            "configure the payload codec that wrote it",
        );
    }
}
