//! The logical type `uuid`: its text, its bytes, and what is none.

use apache_avro::types::Value;
use apache_avro::{Schema, from_avro_datum};
use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::logical::Uuid;
use avro_temporal_runtime::wire;
use constructs::by_macro::acme::logical::{Key, Line};

use crate::embedded::Embedded;
use crate::shared::support::{decode, encode};

const TEXT: &str = "550e8400-e29b-41d4-a716-446655440000";

const BYTES: [u8; 16] = [
    0x55, 0x0e, 0x84, 0x00, 0xe2, 0x9b, 0x41, 0xd4, 0xa7, 0x16, 0x44, 0x66, 0x55, 0x44, 0, 0,
];

const NO_UUIDS: [&str; 8] = [
    "",
    "550e8400e29b41d4a716446655440000",
    "{550e8400-e29b-41d4-a716-446655440000}",
    "550e8400-e29b-41d4-a716-44665544000g",
    "550e8400-e29b-41d4-a716_446655440000",
    "550e8400-e29b-41d4-a716-44665544é00",
    "+50e8400-e29b-41d4-a716-446655440000",
    "550e-8400e29b-41d4-a716-446655440000",
];

#[test]
fn a_uuid_is_its_text_on_a_string_and_its_bytes_on_a_fixed() {
    let uuid = Uuid::from_bytes(BYTES);
    let bytes = encode(&TEXT.to_owned());
    assert_eq!(encode(&uuid), bytes);
    assert_eq!(decode(&bytes), Ok(uuid));
    assert_eq!(decode(&encode(&TEXT.to_uppercase())), Ok(uuid));
    assert_eq!(encode(&Key(uuid)), BYTES);
    assert_eq!(decode(&BYTES), Ok(Key(uuid)));
    for text in NO_UUIDS {
        let error = decode::<Uuid>(&encode(&text.to_owned())).expect_err("a text that is none");
        assert_eq!(error.kind(), &DecodeErrorKind::InvalidUuid, "{text}");
        assert_eq!(error.offset(), 0, "{text}");
    }
    // The other implementation reads the same.
    let schema = r#"{"type":"string","logicalType":"uuid"}"#;
    let schema = Schema::parse_str(schema).expect("a schema");
    match from_avro_datum(&schema, &mut &bytes[..], None).expect("sound bytes") {
        Value::Uuid(theirs) => assert_eq!(theirs.as_bytes(), uuid.as_bytes()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_uuid_is_shown_in_its_standard_form_and_read_from_no_other() {
    let uuid = Uuid::from_bytes(BYTES);
    assert_eq!(uuid.to_string(), TEXT);
    assert_eq!(format!("{uuid:?}"), format!("Uuid({TEXT})"));
    assert_eq!(TEXT.parse(), Ok(uuid));
    assert_eq!(TEXT.to_uppercase().parse(), Ok(uuid));
    assert_eq!(uuid.into_bytes(), BYTES);
    let nil = "00000000-0000-0000-0000-000000000000";
    assert_eq!(Uuid::default().to_string(), nil);
    assert!(Uuid::default() < uuid);
    for text in NO_UUIDS {
        let error = text.parse::<Uuid>().expect_err(text);
        let expected = "the text is not a UUID in its standard form";
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_string_of_another_version_is_a_uuid_if_its_text_is_one() {
    let uuid = Uuid::from_bytes([7; 16]);
    let payload = Embedded::of(r#""string""#, &encode(&uuid.to_string()));
    assert_eq!(payload.read::<Uuid>().expect("a string that is one"), uuid);
    let payload = Embedded::of(r#""string""#, &encode(&"a".to_owned()));
    assert!(payload.read::<Uuid>().is_err());
}

#[test]
fn json_has_uuids_as_text() {
    let json = |id: &str| {
        let json = format!(r#"{{"id": "{id}", "amount": "1", "any": "AgEA"}}"#);
        let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
        wire::read::<Line>(&metadata, json.as_bytes())
    };
    let line = json(&TEXT.to_uppercase()).expect("a line");
    assert_eq!(line.id, Uuid::from_bytes(BYTES));
    assert!(json("550e8400").is_err());
}
