//! Every Avro type, read into the model and written from it.

use avro_temporal_contract::resolution::minimum_size;
use avro_temporal_contract::schema::{Kind, Names, Shape, TypeId, encode_default};

use crate::support::{schema, schema_with_names, to_hex};

#[test]
fn every_type_is_described_named_and_measured() {
    let table = [
        (r#""null""#, "null", "null", 0),
        (r#""boolean""#, "boolean", "boolean", 1),
        (r#""int""#, "int", "int", 1),
        (r#""long""#, "long", "long", 1),
        (r#""float""#, "float", "float", 4),
        (r#""double""#, "double", "double", 8),
        (r#""bytes""#, "bytes", "bytes", 1),
        (r#"{"type":"string"}"#, "string", "string", 1),
        (
            r#"{"type":"array","items":"int"}"#,
            "array of int",
            "array",
            1,
        ),
        (
            r#"{"type":"map","values":["null","int"]}"#,
            "map of union of null and int",
            "map",
            1,
        ),
        (
            r#"["null","double"]"#,
            "union of null and double",
            "union",
            1,
        ),
        (
            r#"{"type":"long","logicalType":"timestamp-micros"}"#,
            "long (timestamp-micros)",
            "long",
            1,
        ),
        (
            r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#,
            "bytes (decimal(9, 2))",
            "bytes",
            1,
        ),
        (
            r#"{"type":"fixed","name":"acme.F","size":12}"#,
            "acme.F",
            "acme.F",
            12,
        ),
        (r#"{"type":"enum","name":"E","symbols":["X"]}"#, "E", "E", 1),
        (r#"{"type":"record","name":"R","fields":[]}"#, "R", "R", 0),
        (
            r#"{"type":"error","name":"a.R","fields":[{"name":"x","type":"double"},{"name":"n","type":"null"},
                {"name":"f","type":{"type":"fixed","name":"F","size":3}},{"name":"u","type":["null","R"]}]}"#,
            "a.R",
            "a.R",
            12,
        ),
    ];
    for (text, describe, tag, size) in table {
        let schema = schema(text);
        assert_eq!(schema.set.describe(&schema.ty), describe, "{text}");
        assert_eq!(schema.set.tag_name(&schema.ty), tag, "{text}");
        assert_eq!(minimum_size(&schema.set, &schema.ty), size, "{text}");
    }
}

#[test]
fn recursion_is_seen_at_any_depth_and_only_there() {
    let text = r#"["null",
        {"type":"record","name":"A","fields":[{"name":"x","type":{"type":"map","values":"B"}}]},
        {"type":"record","name":"B","fields":[{"name":"x","type":["null",{"type":"array","items":"A"}]}]},
        {"type":"record","name":"C","fields":[{"name":"x","type":"A"}]},
        {"type":"record","name":"D","fields":[{"name":"x","type":["null","D"]}]}]"#;
    let schema = schema(text);
    let facts: Vec<_> = schema
        .set
        .ids()
        .map(|id| {
            let names = schema
                .set
                .reachable(id)
                .into_iter()
                .map(|id| schema.set.get(id).name.as_str());
            (
                schema.set.is_recursive(id),
                names.collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    let expected = [(true, "A B"), (true, "B A"), (false, "C A B"), (true, "D")];
    assert!(
        facts
            .iter()
            .map(|(is, names)| (*is, names.as_str()))
            .eq(expected),
        "{facts:?}"
    );
}

const READER: &str = r#"{"type":"record","name":"Order","namespace":"acme","doc":"An order","aliases":["Old","other.Old"],"fields":[
    {"name":"id","aliases":["key"],"type":"string","doc":"d","default":"a\"\\\u0001\u00e9\n"},
    {"name":"state","type":{"type":"enum","name":"State","aliases":["S"],"symbols":["A","B"],"default":"B"}},
    {"name":"hash","type":{"type":"fixed","name":"Hash","namespace":"","size":12,"logicalType":"duration"}},
    {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2},"default":"\u00ff"},
    {"name":"lines","type":{"type":"array","items":["null",{"type":"error","name":"Failed","fields":[]}]},"default":[null,{}]},
    {"name":"tags","type":{"type":"map","values":{"type":"long","logicalType":"timestamp-millis"}},"default":{"a":1,"b":-2}},
    {"name":"next","type":["null","Order"],"default":null}]}"#;

#[test]
fn a_readers_text_keeps_what_resolution_needs() {
    let schema = schema(READER);
    let ids: Vec<TypeId> = schema.set.ids().collect();
    let text = schema.set.reader_text(&ids);
    let expected = concat!(
        r#"[{"name":"acme.Order","aliases":["acme.Old","other.Old"],"type":"record","fields":["#,
        r#"{"name":"id","aliases":["key"],"type":"string","default":"a\"\\\u0001é\n"},"#,
        r#"{"name":"state","type":"acme.State"},"#,
        r#"{"name":"hash","type":"Hash"},"#,
        r#"{"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2},"default":"ÿ"},"#,
        r#"{"name":"lines","type":{"type":"array","items":["null","acme.Failed"]},"default":[null,{}]},"#,
        r#"{"name":"tags","type":{"type":"map","values":{"type":"long","logicalType":"timestamp-millis"}},"default":{"a":1,"b":-2}},"#,
        r#"{"name":"next","type":["null","acme.Order"],"default":null}]},"#,
        r#"{"name":"acme.State","aliases":["acme.S"],"type":"enum","symbols":["A","B"],"default":"B"},"#,
        r#"{"name":"Hash","type":"fixed","size":12,"logicalType":"duration"},"#,
        r#"{"name":"acme.Failed","type":"error","fields":[]}]"#,
    );
    assert_eq!(text, expected);
    // It reads back as the same types.
    let again = schema_with_names(&text, Names::Full);
    let ids: Vec<TypeId> = again.set.ids().collect();
    assert_eq!(again.set.reader_text(&ids), text);
    let of = |schema: &avro_temporal_contract::resolution::Schema| {
        let name = avro_temporal_contract::name::FullName::full("acme.Order");
        let id = schema.set.find(&name).expect("acme.Order");
        let site = schema.set.get(id).site.clone();
        schema
            .set
            .identity(&avro_temporal_contract::schema::Type::new(
                Kind::Named(id),
                site,
            ))
    };
    assert_eq!(of(&again), of(&schema));
}

#[test]
fn defaults_are_the_binary_that_they_mean() {
    let table = [
        ("\"null\"", "null", ""),
        ("\"boolean\"", "true", "01"),
        ("\"int\"", "-2147483648", "ffffffff0f"),
        ("\"long\"", "9223372036854775807", "feffffffffffffffff01"),
        ("\"float\"", "1", "0000803f"),
        ("\"double\"", "-0.5", "000000000000e0bf"),
        ("\"bytes\"", r#""\u0000\u00ff""#, "0400ff"),
        ("\"string\"", r#""\u00ff""#, "04c3bf"),
        (r#"{"type":"array","items":"int"}"#, "[]", "00"),
        (r#"{"type":"array","items":"int"}"#, "[1,2]", "04020400"),
        (r#"{"type":"map","values":"int"}"#, "{}", "00"),
        (
            r#"{"type":"map","values":"int"}"#,
            r#"{"a":1}"#,
            "0202610200",
        ),
        (
            r#"{"type":"enum","name":"E","symbols":["X","Y"]}"#,
            r#""Y""#,
            "02",
        ),
        (
            r#"{"type":"fixed","name":"F","size":2}"#,
            r#""\u00e4b""#,
            "e462",
        ),
        // Any branch, the first that fits.
        (r#"["null","string"]"#, r#""a""#, "020261"),
        (r#"["null","double","int"]"#, "7", "020000000000001c40"),
        (r#"["int","null"]"#, "null", "02"),
        // Missing parts are filled from the inner defaults, also below them.
        (
            r#"{"type":"record","name":"N","fields":[{"name":"x","type":"int"},{"name":"y","type":"int","default":2},
                {"name":"z","type":{"type":"record","name":"M","fields":[{"name":"w","type":"int","default":3}]},"default":{}}]}"#,
            r#"{"x":1}"#,
            "020406",
        ),
    ];
    for (ty, default, expected) in table {
        let text = format!(
            r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":{ty},"default":{default}}}]}}"#
        );
        let schema = schema(&text);
        let Kind::Named(id) = schema.ty.kind else {
            panic!("a record");
        };
        let Shape::Record { fields, .. } = &schema.set.get(id).shape else {
            panic!("a record");
        };
        let node = fields[0].default.as_ref().expect("a default");
        let binary = encode_default(&schema.set, &fields[0].ty, node).expect("it fits");
        assert_eq!(to_hex(&binary), expected, "{ty} {default}");
    }
}
