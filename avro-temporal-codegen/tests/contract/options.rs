//! What a builder and `contract!` may be told, and values without a Rust type.

use avro_temporal_codegen::{BuildError, Builder, expand_contract};
use quote::quote;

use crate::support::{message, package, protocol, refused};

fn contract() -> String {
    let types = r#"{"type": "record", "name": "other.Money", "fields": []}"#;
    let temporal = r#""kind": "activity", "startToCloseTimeout": "1s""#;
    protocol(types, &message("a", temporal))
}

#[test]
fn what_makes_no_sense_is_refused() {
    type Change = fn(Builder) -> Builder;
    let table: [(&str, Change, &str); 8] = [
        (
            "own namespace",
            |it| it.extern_types("n", "::x"),
            "`n` is the namespace of `n.P` itself [extern_namespace]",
        ),
        (
            "unknown namespace",
            |it| it.extern_types("othr", "::x"),
            "no type of the namespace `othr` is in `n.P` [extern_namespace]\n  help: write `other`",
        ),
        (
            "relative path",
            |it| it.extern_types("other", "x::y"),
            "`x::y` is not the path of a module, from a crate on [bad_extern_path]",
        ),
        (
            "no path",
            |it| it.extern_types("other", "1"),
            "`1` is not the path of a module, from a crate on [bad_extern_path]",
        ),
        (
            "twice",
            |it| it.extern_types("other", "::x").extern_types("other", "::y"),
            "the namespace `other` is given twice [duplicate_option]",
        ),
        (
            "keyword",
            |it| it.module("type"),
            "`type` is not the name of a module [bad_module_name]",
        ),
        (
            "several contracts",
            |it| it.module("m").contract("c.avpr"),
            "`module` names one module, and there are several contracts [several_contracts]",
        ),
        (
            "a schema",
            |it| it.contract("s.avsc"),
            "the schema file `s.avsc` can't be read: there is no such file [schema_file_unreadable]",
        ),
    ];
    for (case, change, expected) in table {
        let said = refused(case, &contract(), change).join("\n");
        assert!(said.contains(expected), "{case}: {said}");
    }
}

#[test]
fn options_of_contracts_need_one() {
    type Change = fn(Builder) -> Builder;
    let table: [(&str, Change); 3] = [
        ("module", |it| it.module("m")),
        ("extern_types", |it| it.extern_types("a", "::b")),
        ("contract_only", |it| it.contract_only(true)),
    ];
    for (option, change) in table {
        let builder = Builder::new()
            .package(package("no contract", &contract()))
            .schema("c.avpr");
        let Err(BuildError::Options(problems)) = change(builder).expand() else {
            panic!("{option} is accepted");
        };
        let expected = format!("`{option}` is for contracts, and there is none [unused_option]");
        assert!(problems.to_string().contains(&expected), "{problems}");
    }
}

#[test]
fn null_behind_has_no_rust_type_outside_of_a_record() {
    let temporal = r#""kind": "activity", "startToCloseTimeout": "1s""#;
    let with = |response: &str| protocol("", &message("a", temporal).replace("\"null\"", response));
    for response in [
        r#"["string", "null"]"#,
        r#"{"type": "array", "items": ["string", "null"]}"#,
    ] {
        let said = refused("null behind", &with(response), |builder| builder);
        let expected = "the response of `a` is a union with null behind, which has no Rust type";
        assert!(said[0].starts_with(expected), "{response}: {said:?}");
    }
    let said = refused("null first", &with(r#"["null", "string"]"#), |builder| {
        builder
    });
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn the_macro_says_what_it_takes() {
    let source = package("macro", &contract()).join("lib.rs");
    let said = |input| expand_contract(input, Some(&source)).to_string();
    let table = [
        (quote!(), "`contract!` names no contract [no_contract_file]"),
        (
            quote!("c.avpr", "d.avpr"),
            "`contract!` takes one contract [several_contracts]",
        ),
        (quote!(c), "the path of a contract is a string literal"),
        (
            quote!("c.avpr", modul = "x"),
            "`contract!` has no option `modul` [unknown_option]",
        ),
        (
            quote!("c.avpr", module = "a b"),
            "`a b` is not the name of a module",
        ),
        (
            quote!("c.avpr", serde = 1),
            "the option `serde` is on or off",
        ),
        (
            quote!("c.avpr", temporal = false, temporal = true),
            "the option `temporal` is given twice",
        ),
        (
            quote!("c.avpr", extern = {"other": "x"}),
            "`x` is not the path of a module",
        ),
        (
            quote!("c.avpr", extern = {"other": "::x", "other": "::y"}),
            "the namespace `other` is given twice",
        ),
    ];
    for (input, expected) in table {
        let said = said(input.clone());
        assert!(said.contains("compile_error"), "{input}");
        assert!(said.contains(expected), "{input}: {said}");
    }
    assert!(!said(quote!("c.avpr", module = "r#type",)).contains("compile_error"));
}
