//! Schemas that travel with a payload, and that nobody but the attacker has seen.

use std::fmt::Write as _;

use avro_temporal_runtime::contract::schema::fingerprint;
use avro_temporal_runtime::contract::wire::Contradiction::{
    self, NotASchema, NotCanonical, SchemaTooDeep, SchemaTooLarge,
};
use avro_temporal_runtime::{PayloadError, PayloadErrorKind};
use fuzz::Payload;
use fuzz::types::Generated;
use fuzz::types::evolved::versions::Plain;

use crate::bounds::{alone, bounded_by};

/// What a reader may allocate for a schema of 64 KiB: its parts know their places in the text.
const FREE: usize = 32 << 20;

fn read(name: &str, schema: &str, binary: &[u8]) -> Result<(), PayloadErrorKind> {
    let victim = Generated::of::<Plain>();
    let payload = Payload::of_text(schema, fingerprint(schema), binary);
    let input = schema.len() + binary.len();
    println!("{name}");
    let read = bounded_by(FREE, name, input, || payload.reread(&victim));
    // All of its fields are shown, and few of them are read: what it comes to may be too much.
    let shown = bounded_by(FREE, name, input, || payload.render());
    assert!(
        shown.is_err() || read.is_ok() || is_incompatible(&read),
        "{name}"
    );
    read.map(drop).map_err(|error| {
        assert!(error.to_string().len() < (1 << 20) + 64 * 1024, "{name}");
        error.kind().clone()
    })
}

fn is_incompatible<T>(read: &Result<T, PayloadError>) -> bool {
    let Err(error) = read else { return false };
    matches!(error.kind(), PayloadErrorKind::Incompatible(_))
}

fn plain(fields: &str) -> String {
    format!(
        r#"{{"name":"versions.Plain","type":"record","fields":[{fields}{{"name":"count","type":"int"}}]}}"#
    )
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

/// Records, each of which has the one before in two fields.
fn doubling(levels: usize, default: &str) -> String {
    let mut text = r#"{"name":"l","type":{"name":"L0","type":"record","fields":[]}},"#.to_owned();
    for level in 1..=levels {
        let below = level - 1;
        let _ = write!(
            text,
            r#"{{"name":"l{level}","type":{{"name":"L{level}","type":"record","fields":[{{"name":"a","type":"L{below}"{default}}},{{"name":"b","type":"L{below}"{default}}}]}}}},"#
        );
    }
    plain(&text)
}

#[test]
fn texts_that_are_refused() {
    let _alone = alone();
    let table: [(&str, String, Contradiction); 21] = [
        ("nothing", String::new(), NotASchema("empty_file")),
        ("a record that holds itself", plain(r#"{"name":"self","type":"versions.Plain"},"#), NotASchema("endless_recursion")),
        (
            "records that hold one another",
            plain(r#"{"name":"a","type":{"name":"A","type":"record","fields":[{"name":"b","type":{"name":"B","type":"record","fields":[{"name":"a","type":"A"}]}}]}},"#),
            NotASchema("endless_recursion"),
        ),
        ("sixty thousand brackets", "[".repeat(60_000), SchemaTooDeep),
        ("a bracket too many", format!(r#"{}"int"{}"#, r#"{"type":"array","items":"#.repeat(65), "}".repeat(65)), SchemaTooDeep),
        ("a byte too many", format!(r#"{{"name":"E","type":"enum","symbols":["{}"]}}"#, "s".repeat(1 << 16)), SchemaTooLarge),
        ("defaults that double sixty times", doubling(60, r#","default":{}"#), NotCanonical),
        ("a default behind an escape", plain(r#"{"name":"x","type":"int","d\u0065fault":1},"#), NotCanonical),
        (
            "aliases in a circle",
            r#"{"name":"A","type":"record","aliases":["B"],"fields":[{"name":"b","type":["null",{"name":"B","type":"record","aliases":["A"],"fields":[]}]}]}"#.to_owned(),
            NotCanonical,
        ),
        ("names by the thousand, none of which is known", format!("[{}]", list(5000, |index| format!(r#""N{index}""#))), NotASchema("unknown_type")),
        ("one name twice", format!("[{}]", vec![r#"{"name":"N","type":"fixed","size":1}"#; 1000].join(",")), NotASchema("duplicate_branch")),
        ("branches of one type by the thousand", format!("[{}]", vec![r#""int""#; 8000].join(",")), NotASchema("duplicate_branch")),
        ("fields of one name by the thousand", plain(&format!("{},", vec![r#"{"name":"f","type":"int"}"#; 2000].join(","))), NotASchema("duplicate_field")),
        ("a union in a union", r#"[["int"]]"#.to_owned(), NotASchema("union_in_union")),
        ("a negative fixed", r#"{"name":"F","type":"fixed","size":-1}"#.to_owned(), NotASchema("bad_fixed_size")),
        ("a fixed beyond any number", format!(r#"{{"name":"F","type":"fixed","size":1{}}}"#, "0".repeat(60_000)), NotASchema("bad_fixed_size")),
        ("a decimal of digits without end", r#"{"type":"bytes","logicalType":"decimal","precision":99999999999999999999}"#.to_owned(), NotCanonical),
        ("a name of sixty thousand dots", format!(r#""{}""#, ".".repeat(60_000)), NotASchema("invalid_name")),
        ("a key twice", r#"{"type":"array","type":"array","items":"int"}"#.to_owned(), NotASchema("duplicate_key")),
        ("white space", r#" "int""#.to_owned(), NotCanonical),
        ("two schemas", r#""int""int""#.to_owned(), NotASchema("invalid_json")),
    ];
    for (name, schema, expected) in table {
        let expected = PayloadErrorKind::Contradiction(expected.to_string());
        assert_eq!(read(name, &schema, &[0; 8]), Err(expected), "{name}");
    }
}

#[test]
fn schemas_that_do_not_resolve() {
    let _alone = alone();
    let branches = |count| {
        format!(
            "[{}]",
            list(count, |index| format!(
                r#"{{"name":"n{index}.Plain","type":"fixed","size":1}}"#
            ))
        )
    };
    let records = format!(
        "[{}]",
        list(600, |index| format!(
            r#"{{"name":"n{index}.Plain","type":"record","fields":[{{"name":"count","type":"string"}}]}}"#
        ))
    );
    let long_names = plain(&format!(
        r#"{{"name":"id","type":{{"name":"{}","type":"fixed","size":1}}}},"#,
        "n".repeat(60_000)
    ));
    let table = [
        ("branches by the thousand", branches(1200)),
        ("records of one simple name by the hundred", records),
        ("a name of sixty thousand letters", long_names),
    ];
    for (name, schema) in table {
        let result = read(name, &schema, &[0; 8]);
        assert!(
            matches!(result, Err(PayloadErrorKind::Incompatible(_))),
            "{name}: {result:?}"
        );
    }
}

#[test]
fn schemas_that_are_large_and_sound() {
    let _alone = alone();
    let fields = plain(&format!(
        "{},",
        list(1500, |field| format!(
            r#"{{"name":"f{field}","type":"boolean"}}"#
        ))
    ));
    let types = plain(&format!(
        "{},",
        list(900, |field| format!(
            r#"{{"name":"f{field}","type":{{"name":"T{field}","type":"fixed","size":1}}}}"#
        ))
    ));
    let long_name = plain(&format!(
        r#"{{"name":"{}","type":"null"}},"#,
        "n".repeat(60_000)
    ));
    let table = [
        ("fields by the thousand", fields, vec![0; 1501]),
        ("types by the thousand", types, vec![0; 901]),
        (
            "records that double and hold nothing",
            doubling(200, ""),
            vec![0],
        ),
        ("a field of sixty thousand letters", long_name, vec![0]),
    ];
    for (name, schema, binary) in table {
        assert_eq!(read(name, &schema, &binary), Ok(()), "{name}");
    }
}
