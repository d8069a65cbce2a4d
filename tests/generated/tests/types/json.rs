//! JSON that people type, as a generated type.

use avro_temporal_runtime::{ErrorClass, PayloadErrorKind};
use generated::versions::{new::versions as new, old::versions as old};

use crate::payload::{Payload, SEND_AGAIN, check};

#[test]
fn json_is_read_against_the_readers_schema() {
    let value: new::Plain = Payload::json(r#"{"count": 7}"#)
        .read()
        .expect("`id` has a default");
    assert_eq!(
        value,
        new::Plain {
            id: "x".to_owned(),
            count: 7
        }
    );
    let value: new::Symbols = Payload::json(r#"{"kinds": ["X"], "first": "B"}"#)
        .read()
        .expect("any order");
    assert_eq!(
        value,
        new::Symbols {
            first: new::WithDefault::B,
            kinds: vec![new::Bare::X]
        }
    );
}

#[test]
fn json_that_does_not_fit_names_the_place() {
    let table = [
        (r#"{"id": "sesame"}"#, "line 1, column 1"),
        (
            "{\n  \"id\": \"a\",\n  \"count\": \"sesame\"}",
            "line 3, column 12",
        ),
        (r#"{"id": 1, "count": 1}"#, "line 1, column 8"),
        (r#"{"id": "a", "count": 2147483648}"#, "line 1, column 22"),
        (
            r#"{"id": "a", "count": 1, "sesame": 1}"#,
            "line 1, column 25",
        ),
        (r#"["sesame"]"#, "line 1, column 1"),
        ("null", "line 1, column 1"),
    ];
    for (text, place) in table {
        let payload = Payload::json(text);
        let error = payload.read::<old::Plain>().expect_err(text);
        let PayloadErrorKind::JsonMisfit(reason) = error.kind() else {
            panic!("{error}")
        };
        assert!(
            reason.ends_with(&format!(" at {place}")),
            "{text}: {reason}"
        );
        check::<old::Plain>(
            &payload,
            error.kind(),
            ErrorClass::NotReadable,
            "send JSON that fits the schema",
        );
        assert_eq!(error.failure_type(), "AvroIncompatible");
    }
}

#[test]
fn text_that_is_no_json_names_the_place() {
    let table: [(&[u8], &str); 5] = [
        (b"", "empty_file at line 1, column 1"),
        (b"{\"id\": \"sesame\"", "invalid_json at line 1"),
        (
            b"{\"sesame\": 1, \"sesame\": 2}",
            "duplicate_key at line 1, column 15",
        ),
        (b"{} {}", "invalid_json at line 1, column 4"),
        (b"\"\xff\"", "it is not UTF-8"),
    ];
    for (text, begins) in table {
        let payload = Payload::json(text);
        let error = payload.read::<old::Plain>().expect_err("no JSON");
        let PayloadErrorKind::InvalidJson(reason) = error.kind() else {
            panic!("{error}")
        };
        assert!(reason.starts_with(begins), "{reason}");
        check::<old::Plain>(&payload, error.kind(), ErrorClass::Corrupt, SEND_AGAIN);
    }
}
