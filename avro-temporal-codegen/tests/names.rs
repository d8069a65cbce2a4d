//! Avro names that are no Rust name, or the same one: refused, not renamed.

use std::fs;
use std::path::Path;

use avro_temporal_codegen::{BuildError, Builder};

/// The rules that are broken, and how; each case has a folder of its own.
fn refused(case: &str, schema: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("names")
        .join(case.replace(' ', "_"));
    fs::create_dir_all(&folder).expect("the folder for tests");
    fs::write(folder.join("names.avsc"), schema).expect("the folder for tests");
    match Builder::new()
        .package(folder)
        .schema("names.avsc")
        .generate()
    {
        Ok(_) => Vec::new(),
        Err(BuildError::Schemas(problems)) => problems
            .errors()
            .map(|error| format!("{}: {}", error.rule, error.message))
            .collect(),
        Err(error) => panic!("{case}: {error}"),
    }
}

fn record(fields: &[&str]) -> String {
    let field = |name: &&str| format!(r#"{{"name":"{name}","type":"int"}}"#);
    let fields: Vec<String> = fields.iter().map(field).collect();
    format!(
        r#"{{"type":"record","name":"R","fields":[{}]}}"#,
        fields.join(",")
    )
}

fn records(names: &[&str]) -> String {
    let record = |name: &&str| format!(r#"{{"type":"record","name":"{name}","fields":[]}}"#);
    let records: Vec<String> = names.iter().map(record).collect();
    format!("[{}]", records.join(","))
}

/// A record `a.R` with a field `f`, and other records.
fn holding(ty: &str, others: &[&str]) -> String {
    let mut types = vec![format!(
        r#"{{"type":"record","name":"a.R","fields":[{{"name":"f","type":{ty}}}]}}"#
    )];
    let other = |name: &&str| format!(r#"{{"type":"record","name":"{name}","fields":[]}}"#);
    types.extend(others.iter().map(other));
    format!("[{}]", types.join(","))
}

fn symbols(symbols: &[&str]) -> String {
    format!(r#"{{"type":"enum","name":"E","symbols":{symbols:?}}}"#)
}

#[test]
fn names_that_collide_are_named_both() {
    let table = [
        (
            "fields",
            record(&["fooBar", "foo_bar"]),
            "the fields `fooBar` and `foo_bar` of `R` are both `foo_bar` in Rust",
        ),
        (
            "a keyword field",
            record(&["self", "Self"]),
            "the fields `self` and `Self` of `R` are both `self_` in Rust",
        ),
        (
            "symbols",
            symbols(&["a_b", "AB", "aB"]),
            "the symbols `a_b` and `aB` of `E` are both `AB` in Rust",
        ),
        (
            "types",
            records(&["a.order_line", "a.OrderLine"]),
            "the types `a.order_line` and `a.OrderLine` are both `a::OrderLine` in Rust",
        ),
        (
            "types of two namespaces",
            records(&["fooBar.A", "foo_bar.A"]),
            "the types `fooBar.A` and `foo_bar.A` are both `foo_bar::A` in Rust",
        ),
        (
            "a type and a namespace",
            records(&["a._1", "a._1.b.C"]),
            "the type `a._1` and the namespace `a._1` are both `a::_1` in Rust",
        ),
        (
            "a type and a union",
            holding(r#"["int","string"]"#, &["a.r_f"]),
            "the type `a.r_f` and the union of the field `f` of `a.R` are both `a::RF` in Rust",
        ),
        (
            "a type and a union in an array",
            holding(
                r#"{"type":"array","items":["int","string"]}"#,
                &["a.r_f_item"],
            ),
            "the type `a.r_f_item` and the union of the field `f` of `a.R` are both `a::RFItem` in Rust",
        ),
        (
            "a type and a file's union",
            r#"["int",{"type":"record","name":"Names","fields":[]}]"#.to_owned(),
            "the type `Names` and the union of `names.avsc` are both `Names` in Rust",
        ),
        (
            "branches of two namespaces",
            holding(r#"["b.C","c.C","null"]"#, &["b.C", "c.C"]),
            "the branches `b.C` and `c.C` of the field `f` of `a.R` are both `C` in Rust",
        ),
        (
            "a type and an Avro type as branches",
            holding(
                r#"["null","a.array",{"type":"array","items":"int"}]"#,
                &["a.array"],
            ),
            "the branches `a.array` and `array` of the field `f` of `a.R` are both `Array` in Rust",
        ),
    ];
    for (case, schema, message) in table {
        assert_eq!(
            refused(case, &schema),
            [format!("name_collision: {message}")],
            "{case}"
        );
    }
}

#[test]
fn names_without_a_letter_or_digit_are_refused() {
    let table = [
        ("field", record(&["__"]), "the field `__` of `R`"),
        ("symbol", symbols(&["_"]), "the symbol `_` of `E`"),
        ("type", records(&["_"]), "the type `_`"),
        ("namespace", records(&["a._.B"]), "the type `a._.B`"),
    ];
    for (case, schema, name) in table {
        let message = format!("{name} has no name in Rust");
        assert_eq!(
            refused(case, &schema),
            [format!("no_rust_name: {message}")],
            "{case}"
        );
    }
}

#[test]
fn names_that_only_look_alike_stand() {
    let table = [
        (
            "other fields",
            record(&["a1", "a_1x", "gen", "type", "self", "_1", "_2"]),
        ),
        ("other symbols", symbols(&["A_B", "AB", "self", "_1"])),
        (
            "a union and types that are named like its parts",
            holding(
                r#"["null","b.r_f",{"type":"array","items":["int","string"]}]"#,
                &["b.r_f", "F", "r_f", "a.r_f_items"],
            ),
        ),
        (
            "other types",
            records(&["a.B", "A.B2", "a.b.B", "B", "b.B", "_1", "_2._3"]),
        ),
    ];
    for (case, schema) in table {
        assert_eq!(refused(case, &schema), Vec::<String>::new(), "{case}");
    }
}

#[test]
fn a_union_without_branches_has_no_value() {
    assert_eq!(
        refused("no branches", &holding("[]", &[])),
        ["union_without_branches: the field `f` of `a.R` is a union without branches"]
    );
}
