//! Which field, type, symbol and branch of the reader is meant.

use super::{check, record};

#[test]
fn fields_are_matched_by_the_readers_aliases() {
    let one = |field: &str| record("R", field);
    let int = r#"{"name":"old","type":"int"}"#;
    let aliased = r#"{"name":"new","aliases":["older","old"],"type":"int"}"#;
    let both = r#"{"name":"old","type":"int"},{"name":"new","type":"int"}"#;
    check(&[
        (&one(int), &one(aliased), "06", "{new:3}"),
        // The writer's aliases say nothing.
        (
            &one(aliased),
            &one(int),
            "06",
            "`old`: the reader's field `old` of `R` has no default, and the writer has no such field [reader_field_missing_default_value]",
        ),
        // Name and alias both present in the writer: the name wins.
        (&one(both), &one(aliased), "06 08", "{new:4}"),
        // A field of the reader that has the name wins over one that has it as an alias.
        (
            &one(int),
            &one(
                r#"{"name":"new","aliases":["old"],"type":"int","default":0},{"name":"old","type":"int"}"#,
            ),
            "06",
            "{new:0,old:3}",
        ),
        // Two of the writer's fields for one of the reader's: the first.
        (
            &one(r#"{"name":"older","type":"int"},{"name":"old","type":"int"}"#),
            &one(aliased),
            "06 08",
            "{new:3}",
        ),
    ]);
}

#[test]
fn named_types_are_matched_by_fullname_simple_name_and_alias() {
    let shape = r#""type":"record","fields":[{"name":"a","type":"int"}]"#;
    let named = |attributes: &str| format!("{{{attributes},{shape}}}");
    check(&[
        (
            &named(r#""name":"acme.R""#),
            &named(r#""name":"acme.R""#),
            "06",
            "{a:3}",
        ),
        (
            &named(r#""name":"acme.R""#),
            &named(r#""name":"other.R""#),
            "06",
            "{a:3}",
        ),
        (
            &named(r#""name":"acme.Old""#),
            &named(r#""name":"acme.R","aliases":["acme.Old"]"#),
            "06",
            "{a:3}",
        ),
        (
            &named(r#""name":"acme.Old""#),
            &named(r#""name":"acme.R","aliases":["Old"]"#),
            "06",
            "{a:3}",
        ),
        (
            &named(r#""name":"acme.Old""#),
            &named(r#""name":"other.R","aliases":["Old"]"#),
            "06",
            "the writer has `acme.Old`, the reader `other.R` [name_mismatch]",
        ),
        (
            &named(r#""name":"A""#),
            &named(r#""name":"B""#),
            "06",
            "the writer has `A`, the reader `B` [name_mismatch]",
        ),
        (
            r#"{"type":"enum","name":"E","symbols":["X"]}"#,
            r#"{"type":"enum","name":"F","aliases":["E"],"symbols":["W","X"]}"#,
            "00",
            "X",
        ),
        (
            r#"{"type":"fixed","name":"F","size":1}"#,
            r#"{"type":"fixed","name":"G","aliases":["F"],"size":1}"#,
            "07",
            "f[7]",
        ),
        (
            r#"{"type":"fixed","name":"F","size":1}"#,
            r#"{"type":"fixed","name":"F","size":2}"#,
            "07",
            "the fixed `F` has 1 bytes, the reader's 2 [fixed_size_mismatch]",
        ),
        (
            r#"{"type":"fixed","name":"F","size":1}"#,
            r#"{"type":"enum","name":"F","symbols":["X"]}"#,
            "00",
            "`F` is of another kind than the reader's [type_mismatch]",
        ),
        (
            r#"{"type":"fixed","name":"F","size":1}"#,
            "\"bytes\"",
            "00",
            "the writer has `F`, the reader `bytes` [type_mismatch]",
        ),
        // An error is a record.
        (
            &named(r#""name":"R""#),
            &named(r#""name":"R""#).replace("record", "error"),
            "06",
            "{a:3}",
        ),
    ]);
}

#[test]
fn symbols_are_matched_by_name_then_by_the_readers_default() {
    let of = |symbols: &str| format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#);
    let with_default = r#"{"type":"enum","name":"E","symbols":["B","U"],"default":"U"}"#;
    let writer = of(r#""A","B""#);
    check(&[
        (&writer, &of(r#""B","A""#), "02", "B"),
        (&writer, with_default, "00", "U"),
        (&writer, with_default, "02", "B"),
        (&writer, &of(r#""B""#), "02", "B"),
        (
            &writer,
            &of(r#""B""#),
            "00",
            "! the writer's symbol `A` is not one of the reader's at byte 0",
        ),
        (
            &writer,
            &of(r#""B""#),
            "04",
            "! the enum has no symbol of this index at byte 0",
        ),
        // Also where the reader has one of that index.
        (
            &writer,
            &of(r#""A","B","C""#),
            "04",
            "! the enum has no symbol of this index at byte 0",
        ),
        // The writer's default says nothing.
        (
            with_default,
            &of(r#""B""#),
            "02",
            "! the writer's symbol `U` is not one of the reader's at byte 0",
        ),
        // Known before any byte is read.
        (
            &writer,
            &of(r#""C","D""#),
            "00",
            "no symbol of the writer's `E` is one of the reader's [missing_enum_symbols]",
        ),
    ]);
}

#[test]
fn unions_are_resolved_both_ways() {
    check(&[
        (r#""int""#, r#"["null","int"]"#, "06", "1=3"),
        (r#"["null","int"]"#, r#""int""#, "02 06", "3"),
        (
            r#"["null","int"]"#,
            r#""int""#,
            "00",
            "! the writer's branch `null` is not one of the reader's at byte 0",
        ),
        (
            r#"["null","int"]"#,
            r#""int""#,
            "04",
            "! the union has no branch of this index at byte 0",
        ),
        (r#"["null","int"]"#, r#"["int","null"]"#, "02 06", "0=3"),
        (r#"["null","int"]"#, r#"["null","long"]"#, "02 06", "1=3"),
        (
            r#"["null","int"]"#,
            r#"["null","int","string"]"#,
            "04",
            "! the union has no branch of this index at byte 0",
        ),
        (
            r#"["null","int","string"]"#,
            r#"["null","int"]"#,
            "04 0261",
            "! the writer's branch `string` is not one of the reader's at byte 0",
        ),
        (
            r#"["int","string"]"#,
            r#"["string","bytes","double"]"#,
            "00 06",
            "2=3d",
        ),
        // The exact type first, then promotion in the order of the branches.
        (r#""long""#, r#"["float","long"]"#, "06", "1=3"),
        (r#""int""#, r#"["string","double","long"]"#, "06", "1=3d"),
        (r#""string""#, r#"["bytes","string"]"#, "0261", "1=\"a\""),
        (
            r#""boolean""#,
            r#"["null","int"]"#,
            "01",
            "the reader's `union of null and int` has no branch for the writer's `boolean` [missing_union_branch]",
        ),
        (
            r#"["boolean","bytes"]"#,
            r#""int""#,
            "00",
            "the writer has `boolean`, the reader `int` [type_mismatch]\nthe writer has `bytes`, the reader `int` [type_mismatch]",
        ),
        (
            r"[]",
            r#""int""#,
            "00",
            "the writer's union has no branch [missing_union_branch]",
        ),
        // Why the branch of the same type doesn't fit, rather than that none does.
        (
            r#"{"type":"array","items":"int"}"#,
            r#"["null",{"type":"array","items":"string"}]"#,
            "00",
            "`[]`: the writer has `int`, the reader `string` [type_mismatch]",
        ),
    ]);
}

#[test]
fn records_of_one_shape_stay_apart_in_unions() {
    let of = |name: &str| record(name, r#"{"name":"x","type":"int"}"#);
    let union = |parts: &[&str]| format!("[\"null\",{}]", parts.join(","));
    let (a, b) = (of("acme.A"), of("acme.B"));
    let alias = b
        .replace("acme.B", "acme.C")
        .replace(r#""fields""#, r#""aliases":["B"],"fields""#);
    check(&[
        (&union(&[&a, &b]), &union(&[&a, &b]), "04 06", "2={x:3}"),
        (&union(&[&a, &b]), &union(&[&b, &a]), "04 06", "1={x:3}"),
        (&b, &union(&[&a, &b]), "06", "2={x:3}"),
        (
            &b,
            &union(&[&a]),
            "06",
            "the reader's `union of null and acme.A` has no branch for the writer's `acme.B` [missing_union_branch]",
        ),
        (
            &union(&[&a, &b]),
            &union(&[&a]),
            "04 06",
            "! the writer's branch `acme.B` is not one of the reader's at byte 0",
        ),
        (&b, &union(&[&a, &alias]), "06", "2={x:3}"),
        // The fullname before the simple name, wherever it stands.
        (&b, &union(&[&of("other.B"), &b]), "06", "2={x:3}"),
        (&b, &union(&[&of("other.B")]), "06", "1={x:3}"),
    ]);
}

#[test]
fn logical_types_are_never_rescaled_silently() {
    let long = |logical: &str| format!(r#"{{"type":"long","logicalType":"{logical}"}}"#);
    let decimal = |precision: u32, scale: u32| {
        format!(
            r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#
        )
    };
    let fixed = |size: u32, attributes: &str| {
        format!(r#"{{"type":"fixed","name":"F","size":{size},{attributes}}}"#)
    };
    let (millis, micros) = (long("timestamp-millis"), long("timestamp-micros"));
    check(&[
        (&millis, &millis, "06", "3"),
        (&millis, "\"long\"", "06", "3"),
        ("\"long\"", &millis, "06", "3"),
        ("\"int\"", &millis, "06", "3"),
        (&millis, "\"double\"", "06", "3d"),
        (
            &millis,
            &micros,
            "06",
            "the writer has `long (timestamp-millis)`, the reader `long (timestamp-micros)` [logical_type_mismatch]",
        ),
        (
            r#"{"type":"int","logicalType":"time-millis"}"#,
            &long("time-micros"),
            "06",
            "the writer has `int (time-millis)`, the reader `long (time-micros)` [logical_type_mismatch]",
        ),
        (
            &millis,
            &long("local-timestamp-millis"),
            "06",
            "the writer has `long (timestamp-millis)`, the reader `long (local-timestamp-millis)` [logical_type_mismatch]",
        ),
        // Nor by a branch of a union that would take the underlying number.
        (
            &micros,
            &format!(r#"["null",{millis},"double"]"#),
            "06",
            "the writer has `long (timestamp-micros)`, the reader `long (timestamp-millis)` [logical_type_mismatch]",
        ),
        (&decimal(9, 2), &decimal(9, 2), "0207", "b[7]"),
        (&decimal(9, 2), "\"bytes\"", "0207", "b[7]"),
        (
            &decimal(9, 2),
            &decimal(9, 3),
            "0207",
            "the writer has `bytes (decimal(9, 2))`, the reader `bytes (decimal(9, 3))` [logical_type_mismatch]",
        ),
        (
            &decimal(9, 2),
            &decimal(10, 2),
            "0207",
            "the writer has `bytes (decimal(9, 2))`, the reader `bytes (decimal(10, 2))` [logical_type_mismatch]",
        ),
        (
            r#"{"type":"string","logicalType":"uuid"}"#,
            "\"string\"",
            "0261",
            "\"a\"",
        ),
        (
            &fixed(4, r#""logicalType":"decimal","precision":9,"scale":2"#),
            &fixed(4, r#""logicalType":"decimal","precision":9,"scale":3"#),
            "00000007",
            "the fixed `F` is `decimal(9, 2)`, the reader's `decimal(9, 3)` [logical_type_mismatch]",
        ),
        (
            &fixed(1, r#""doc":"""#),
            &fixed(1, r#""logicalType":"decimal","precision":2"#),
            "07",
            "f[7]",
        ),
    ]);
}
