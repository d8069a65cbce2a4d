//! Data of one schema read as another.

mod decoder;
mod matching;

use avro_temporal_contract::binary::Reader;
use avro_temporal_contract::resolution::{Next, Plan};

use self::decoder::decode;
use crate::support::{hex, schema};

fn resolve(writer: &str, reader: &str, bytes: &str) -> String {
    let (writer, reader) = (schema(writer), schema(reader));
    let plan = match Plan::new(&writer, &reader) {
        Ok(plan) => plan,
        Err(mismatches) => {
            let lines: Vec<_> = mismatches.iter().map(ToString::to_string).collect();
            return lines.join("\n");
        }
    };
    let bytes = hex(bytes);
    let mut input = Reader::new(&bytes);
    let result = decode(&mut input, plan.root(), &reader, &reader.ty);
    match result.and_then(|text| input.finish().map(|()| text)) {
        Ok(text) => text,
        Err(error) => format!("! {error}"),
    }
}

fn record(name: &str, fields: &str) -> String {
    format!(r#"{{"type":"record","name":"{name}","fields":[{fields}]}}"#)
}

fn check(table: &[(&str, &str, &str, &str)]) {
    for (writer, reader, bytes, expected) in table {
        assert_eq!(
            resolve(writer, reader, bytes),
            *expected,
            "{writer}\n{reader}\n{bytes}"
        );
    }
}

#[test]
fn primitives_are_promoted_as_the_specification_says_and_no_further() {
    const TYPES: [(&str, &str); 8] = [
        ("null", ""),
        ("boolean", "01"),
        ("int", "06"),
        ("long", "06"),
        ("float", "00004040"),
        ("double", "0000000000000840"),
        ("bytes", "0461c3"),
        ("string", "0461c3"),
    ];
    for (writer, bytes) in TYPES {
        for (reader, _) in TYPES {
            let bytes = if bytes.starts_with("04") {
                "06c3a961"
            } else {
                bytes
            };
            let expected = match (writer, reader) {
                ("null", "null") => "null".to_owned(),
                ("boolean", "boolean") => "true".to_owned(),
                ("int", "int" | "long") | ("long", "long") => "3".to_owned(),
                ("int" | "long", "float") => "3f".to_owned(),
                ("int" | "long", "double") => "3d".to_owned(),
                ("float", "float") => "3.0f".to_owned(),
                ("float", "double") => "3.0d".to_owned(),
                ("double", "double") => "3.0".to_owned(),
                ("bytes" | "string", "bytes") => "b[195, 169, 97]".to_owned(),
                ("bytes" | "string", "string") => "\"éa\"".to_owned(),
                _ => format!("the writer has `{writer}`, the reader `{reader}` [type_mismatch]"),
            };
            let quoted = |name: &str| format!("\"{name}\"");
            assert_eq!(resolve(&quoted(writer), &quoted(reader), bytes), expected);
        }
    }
}

#[test]
fn elements_and_values_are_resolved() {
    check(&[
        (
            r#"{"type":"array","items":"int"}"#,
            r#"{"type":"array","items":"long"}"#,
            "04 02 04 00",
            "[1,2]",
        ),
        (
            r#"{"type":"array","items":"int"}"#,
            r#"{"type":"array","items":"double"}"#,
            "01 02 02 02 04 00",
            "[1d,2d]",
        ),
        (
            r#"{"type":"map","values":"int"}"#,
            r#"{"type":"map","values":["null","long"]}"#,
            "02 0261 02 00",
            "{a:1=1}",
        ),
        (
            r#"{"type":"array","items":"int"}"#,
            r#"{"type":"array","items":"string"}"#,
            "00",
            "`[]`: the writer has `int`, the reader `string` [type_mismatch]",
        ),
        (
            r#"{"type":"array","items":"int"}"#,
            r#"{"type":"map","values":"int"}"#,
            "00",
            "the writer has `array of int`, the reader `map of int` [type_mismatch]",
        ),
        // The count is checked against what the writer's elements take.
        (
            r#"{"type":"array","items":"float"}"#,
            r#"{"type":"array","items":"double"}"#,
            "04 00000000 0000 00",
            "! a length is greater than the bytes that remain at byte 0",
        ),
    ]);
}

#[test]
fn fields_are_matched_by_name_in_any_order() {
    let field = |name: &str, ty: &str| format!(r#"{{"name":"{name}","type":"{ty}"}}"#);
    let writer = record(
        "R",
        &[
            field("a", "int"),
            field("b", "string"),
            field("c", "boolean"),
        ]
        .join(","),
    );
    let reader = record("R", &[field("c", "boolean"), field("a", "long")].join(","));
    assert_eq!(resolve(&writer, &reader, "02 0478 79 01"), "{c:true,a:1}");
    assert_eq!(
        resolve(&writer, &writer, "02 0478 79 01"),
        "{a:1,b:\"xy\",c:true}"
    );
    assert_eq!(
        resolve(&writer, &reader, "02 04 78"),
        "! a length is greater than the bytes that remain at byte 1, in `b`",
        "skipped fields are in the path too"
    );
    assert_eq!(
        resolve(&writer, &reader, "02 00 02"),
        "! a boolean is neither 0 nor 1 at byte 2, in `c`"
    );
}

#[test]
fn an_added_field_takes_its_default_and_needs_one() {
    let nested = record(
        "N",
        r#"{"name":"x","type":"int"},{"name":"y","type":"int","default":2}"#,
    );
    let reader = |default: &str| {
        record(
            "R",
            &format!(
                r#"{{"name":"a","type":"int"}},{{"name":"n","type":{nested}{default}}},
            {{"name":"u","type":["null","string"],"default":"any branch"}},
            {{"name":"b","type":"bytes","default":"\u00ff"}}"#
            ),
        )
    };
    let writer = record("R", r#"{"name":"a","type":"int"}"#);
    assert_eq!(
        resolve(&writer, &reader(r#","default":{"x":1}"#), "06"),
        "{a:3,n:{x:1,y:2},u:1=\"any branch\",b:b[255]}"
    );
    assert_eq!(
        resolve(&writer, &reader(""), "06"),
        "`n`: the reader's field `n` of `R` has no default, and the writer has no such field \
         [reader_field_missing_default_value]"
    );
    // A writer's default is no value.
    let with = record("R", r#"{"name":"a","type":"int","default":7}"#);
    let without = record("R", r#"{"name":"b","type":"int"}"#);
    assert!(resolve(&with, &without, "06").contains("reader_field_missing_default_value"));
}

#[test]
fn every_mismatch_of_a_record_is_told_with_its_path() {
    let writer = record(
        "R",
        &format!(
            r#"{{"name":"a","type":"int"}},{{"name":"l","type":{{"type":"array","items":{}}}}}"#,
            record("I", r#"{"name":"x","type":{"type":"map","values":"int"}}"#)
        ),
    );
    let reader = record(
        "R",
        &format!(
            r#"{{"name":"a","type":"string"}},{{"name":"l","type":{{"type":"array","items":{}}}}},{{"name":"n","type":"int"}}"#,
            record("I", r#"{"name":"x","type":{"type":"map","values":"null"}}"#)
        ),
    );
    assert_eq!(
        resolve(&writer, &reader, ""),
        "`a`: the writer has `int`, the reader `string` [type_mismatch]\n\
         `l[].x[]`: the writer has `int`, the reader `null` [type_mismatch]\n\
         `n`: the reader's field `n` of `R` has no default, and the writer has no such field \
         [reader_field_missing_default_value]"
    );
    let (writer, reader) = (schema(&writer), schema(&reader));
    let mismatches = Plan::new(&writer, &reader).expect_err("three");
    assert_eq!(mismatches[0].writer.pointer(), "/fields/0/type");
    assert_eq!(
        mismatches[1].reader.pointer(),
        "/fields/1/type/items/fields/0/type/values"
    );
}

#[test]
fn recursion_is_resolved_at_every_level() {
    let list = |v: &str, more: &str| {
        record(
            "L",
            &format!(r#"{{"name":"v","type":"{v}"}},{{"name":"n","type":["null","L"]}}{more}"#),
        )
    };
    let (int, long) = (list("int", ""), list("long", ""));
    check(&[
        (
            &int,
            &int,
            "02 02 04 02 06 00",
            "{v:1,n:1={v:2,n:1={v:3,n:0=null}}}",
        ),
        (&int, &long, "02 02 04 00", "{v:1,n:1={v:2,n:0=null}}"),
        (
            &int,
            &list("double", r#",{"name":"d","type":"int","default":9}"#),
            "02 02 04 00",
            "{v:1d,n:1={v:2d,n:0=null,d:9},d:9}",
        ),
        (
            &long,
            &int,
            "02 00",
            "`v`: the writer has `long`, the reader `int` [type_mismatch]",
        ),
    ]);
    // Mutual, in two namespaces: not one bit differs.
    let pair = |namespace: &str| {
        format!(
            r#"{{"type":"record","name":"A","namespace":"{namespace}","fields":[{{"name":"b","type":["null",
                {{"type":"record","name":"B","fields":[{{"name":"a","type":["null","A"]}}]}}]}}]}}"#
        )
    };
    assert_eq!(
        resolve(&pair("x"), &pair("y"), "02 02 02 00"),
        "{b:1={a:1={b:1={a:0=null}}}}"
    );
}

#[test]
fn what_doesnt_change_is_decoded_by_its_own_decoder() {
    let same = |writer: &str, reader: &str| {
        let plan = Plan::new(&schema(writer), &schema(reader)).expect("they resolve");
        matches!(plan.root().next(&mut Reader::new(&[])), Ok(Next::Same))
    };
    let list = |name: &str, v: &str| {
        record(
            name,
            &format!(r#"{{"name":"v","type":"{v}"}},{{"name":"n","type":["null","{name}"]}}"#),
        )
    };
    assert!(same(&list("L", "int"), &list("L", "int")));
    assert!(
        same(&list("x.L", "int"), &list("y.L", "int")),
        "names are not in the data"
    );
    assert!(same(
        &record("R", r#"{"name":"a","type":"int","doc":"d","default":1}"#),
        &record(
            "R",
            r#"{"name":"b","aliases":["a"],"type":{"type":"int","logicalType":"date"}}"#
        ),
    ));
    let enumeration =
        |symbols: &str| format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#);
    assert!(same(&enumeration(r#""A","B""#), &enumeration(r#""A","B""#)));
    let other = Plan::new(&schema(&list("L", "int")), &schema(&list("L", "long")));
    assert!(matches!(
        other
            .expect("int is read as long")
            .root()
            .next(&mut Reader::new(&[])),
        Ok(Next::Record(_))
    ));
}

#[test]
fn a_pair_that_fails_inside_a_recursion_fails_as_a_whole() {
    let writer = r#"["null",{"type":"record","name":"R","fields":[{"name":"n","type":["null","R"]},{"name":"x","type":"string"}]}]"#;
    let reader = r#"["null",{"type":"record","name":"R","fields":[{"name":"n","type":["null","R"]},{"name":"x","type":"int"}]}]"#;
    check(&[
        (writer, reader, "00", "0=null"),
        (
            writer,
            reader,
            "02 00 00",
            "! the writer's branch `R` is not one of the reader's at byte 0",
        ),
    ]);
}
