//! Bytes that are rendered: of any writer, as deep and as wrong as they like.

use avro_temporal_contract::binary::DecodeErrorKind;
use avro_temporal_contract::plain_json::render_value;

use super::{ENUM, parse, render};
use crate::support::schema;

#[test]
fn of_two_equal_keys_the_later_is_rendered() {
    let map = schema(r#"{"type":"map","values":{"type":"map","values":"int"}}"#);
    // a: {x: 1, y: 2, x: 3}, b: {}, a: {z: 4}
    let binary = "06 0261 06 0278 02 0279 04 0278 06 00 0262 00 0261 02 027a 08 00 00";
    assert_eq!(
        render(&map, binary).as_deref(),
        Ok(r#"{"b":{},"a":{"z":4}}"#)
    );
    let array = schema(r#"{"type":"array","items":{"type":"map","values":"int"}}"#);
    let binary = "04 06 0278 02 0279 04 0278 06 00 00 00";
    assert_eq!(
        render(&array, binary).as_deref(),
        Ok(r#"[{"y":2,"x":3},{}]"#)
    );
}

#[test]
fn blocks_are_rendered_as_one() {
    let array = schema(r#"{"type":"array","items":"int"}"#);
    assert_eq!(
        render(&array, "02 02 03 04 04 06 00").as_deref(),
        Ok("[1,2,3]")
    );
    let map = schema(r#"{"type":"map","values":"int"}"#);
    assert_eq!(
        render(&map, "02 0261 02 01 06 0262 04 00").as_deref(),
        Ok(r#"{"a":1,"b":2}"#)
    );
}

#[test]
fn bytes_that_are_not_the_schemas_are_refused_with_their_place() {
    let record = schema(
        r#"{"type":"record","name":"R","fields":[{"name":"l","type":{"type":"array","items":
        {"type":"record","name":"I","fields":[{"name":"m","type":{"type":"map","values":"boolean"}}]}}}]}"#,
    );
    let table = [
        (
            "02 02 0261 07",
            "a boolean is neither 0 nor 1 at byte 4, in `l[].m[]`",
        ),
        (
            "02 02 0261",
            "the bytes end before the value does at byte 4, in `l[].m[]`",
        ),
        (
            "02 02 04ffff 00",
            "a string is not UTF-8 at byte 2, in `l[].m[]`",
        ),
        (
            "06 00",
            "a length is greater than the bytes that remain at byte 0, in `l`",
        ),
        ("00 00", "bytes remain after the value at byte 1"),
    ];
    for (binary, reason) in table {
        assert_eq!(
            render(&record, binary).as_ref().map_err(String::as_str),
            Err(reason),
            "{binary}"
        );
    }
    assert_eq!(
        render(&schema(ENUM), "04").as_ref().map_err(String::as_str),
        Err("the enum has no symbol of this index at byte 0")
    );
}

const LIST: &str =
    r#"{"type":"record","name":"L","fields":[{"name":"n","type":["null","L"],"default":null}]}"#;

#[test]
fn deep_values_stay_on_the_stack() {
    let small = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(|| {
            let list = schema(LIST);
            // As deep as JSON is read.
            let json = format!("{}{{}}{}", "{\"n\":".repeat(250), "}".repeat(250));
            let binary = parse(&list, &json).expect("250 levels");
            assert_eq!(binary, "02".repeat(250) + "00");
            // Deeper than that, as deep as records nest.
            let text = render(&list, &("02".repeat(2047) + "00")).expect("2048 levels");
            assert_eq!(
                text,
                format!("{}null{}", "{\"n\":".repeat(2048), "}".repeat(2048))
            );
            let error = render(&list, &("02".repeat(1_000_000) + "00")).expect_err("too deep");
            assert!(
                error.starts_with("records nest deeper than 2048 levels at byte 2048"),
                "{error}"
            );
        });
    small.expect("a thread").join().expect("it ends well");
}

#[test]
fn text_that_is_much_longer_than_its_bytes_is_refused() {
    let name = "n".repeat(30_000);
    let text = format!(
        r#"{{"type":"array","items":{{"type":"record","name":"R","fields":[{{"name":"{name}","type":"boolean"}}]}}}}"#
    );
    let schema = schema(&text);
    let mut binary = vec![0x80, 0xb5, 0x18];
    binary.extend(vec![0; 200_001]);
    let error = render_value(&schema.set, &schema.ty, &binary).expect_err("six gigabytes");
    assert_eq!(*error.kind(), DecodeErrorKind::TooMuchText);
}
