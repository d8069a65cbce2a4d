//! Metadata that is garbage, or doesn't go together.

use avro_temporal_runtime::contract::wire::Contradiction::{
    self, DataTooShort, MalformedTag, NoMagic, OtherFingerprint, OtherSchema, SchemaNotUtf8,
};
use avro_temporal_runtime::{AvroType, PayloadErrorKind, wire};
use fuzz::Payload;
use fuzz::types::Generated;
use fuzz::types::evolved::versions::Plain;

use crate::bounds::{alone, bounded};

fn read(name: &str, payload: &Payload) -> PayloadErrorKind {
    let victim = Generated::of::<Plain>();
    let parts = [&payload.tag, &payload.schema];
    let input = payload.encoding.len()
        + payload.data.len()
        + parts
            .iter()
            .filter_map(|part| part.as_ref())
            .map(Vec::len)
            .sum::<usize>();
    println!("{name}");
    let error = bounded(name, input, || payload.reread(&victim)).expect_err(name);
    assert!(error.to_string().len() < 2000, "{name}: {error}");
    assert!(bounded(name, input, || payload.render()).is_err(), "{name}");
    error.kind().clone()
}

fn sound() -> Payload {
    Payload::of(Plain::info().schema(), &[0, 0])
}

#[test]
fn parts_that_contradict() {
    let _alone = alone();
    let tagged = |tag: Vec<u8>| Payload {
        tag: Some(tag),
        ..sound()
    };
    let megabyte = vec![b'a'; 1 << 20];
    let table: [(&str, Payload, Contradiction); 10] = [
        (
            "a tag of a megabyte",
            tagged(megabyte.clone()),
            MalformedTag,
        ),
        (
            "a tag of a megabyte of separators",
            tagged(b"@:".repeat(1 << 19)),
            MalformedTag,
        ),
        ("a tag of zeros", tagged(vec![0; 64]), MalformedTag),
        ("no tag in the tag", tagged(Vec::new()), MalformedTag),
        (
            "a version beyond any number",
            tagged(format!("a@{}:{}", "9".repeat(1 << 16), Plain::info().identity()).into()),
            MalformedTag,
        ),
        (
            "a schema of bytes",
            Payload {
                schema: Some(vec![0xff; 1000]),
                ..sound()
            },
            SchemaNotUtf8,
        ),
        (
            "another schema",
            Payload {
                schema: Some(br#""int""#.to_vec()),
                ..sound()
            },
            OtherSchema,
        ),
        (
            "no data",
            Payload {
                data: Vec::new(),
                ..sound()
            },
            DataTooShort(0),
        ),
        (
            "data without a header",
            Payload {
                data: megabyte,
                ..sound()
            },
            NoMagic,
        ),
        (
            "the header of another schema",
            Payload {
                data: [b"\xc3\x01".to_vec(), vec![0; 10]].concat(),
                ..sound()
            },
            OtherFingerprint,
        ),
    ];
    for (name, payload, expected) in table {
        let expected = PayloadErrorKind::Contradiction(expected.to_string());
        assert_eq!(read(name, &payload), expected, "{name}");
    }
}

#[test]
fn encodings_that_are_none() {
    let _alone = alone();
    let encoded = |encoding: &[u8]| Payload {
        encoding: encoding.to_vec(),
        ..sound()
    };
    let table = [
        ("a megabyte", encoded(&vec![b'x'; 1 << 20]), "x".repeat(64)),
        ("zeros", encoded(&[0; 3]), "\\0\\0\\0".to_owned()),
        (
            "a terminal's escapes",
            encoded(b"\x1b[2J"),
            "\\u{1b}[2J".to_owned(),
        ),
    ];
    for (name, payload, shown) in table {
        let kind = PayloadErrorKind::UnknownEncoding(shown);
        assert_eq!(read(name, &payload), kind, "{name}");
    }
    let null = encoded(wire::BINARY_NULL.as_bytes());
    assert_eq!(read("null", &null), PayloadErrorKind::Missing);
}
