//! Files of one builder that would be one module.

use avro_temporal_codegen::Builder;

use crate::support::{message, package, protocol, refused};

const HELP: &str = "generate them apart, and name the module of one by `module`";

/// A package with a contract, another of the same name, and a schema.
fn contract(case: &str, schema: &str) -> String {
    let contract = protocol("", &message("m", r#""kind": "query""#));
    let other = contract.replace("\"n\"", "\"other\"");
    let folder = package(case, &contract);
    std::fs::write(folder.join("other.avpr"), other).expect("the folder for tests");
    std::fs::write(folder.join("s.avsc"), schema).expect("the folder for tests");
    contract
}

fn check(case: &str, schema: &str, change: impl Fn(Builder) -> Builder, expected: &[&str]) {
    let contract = contract(case, schema);
    let expected: Vec<_> = expected
        .iter()
        .map(|it| format!("{it} [duplicate_module]\n  help: {HELP}"))
        .collect();
    assert_eq!(refused(case, &contract, change), expected, "{case}");
}

#[test]
fn two_files_are_not_one_module() {
    let elsewhere = r#"{"type": "fixed", "name": "q.F", "size": 1}"#;
    let within = r#"{"type": "fixed", "name": "p.F", "size": 1}"#;
    check(
        "two contracts of one name",
        elsewhere,
        |builder| builder.contract("other.avpr"),
        &["`c.avpr` and `other.avpr` both become the module `p`"],
    );
    check(
        "a contract twice",
        elsewhere,
        |builder| builder.contract("c.avpr"),
        &["`c.avpr` is named twice, and becomes the module `p` each time"],
    );
    check(
        "a contract and a namespace",
        within,
        |builder| builder.schema("s.avsc"),
        &["`s.avsc` and `c.avpr` both become the module `p`"],
    );
    check(
        "a contract with a name of its own",
        within,
        |builder| builder.schema("s.avsc").module("own"),
        &[],
    );
    check(
        "a contract and another namespace",
        elsewhere,
        |builder| builder.schema("s.avsc"),
        &[],
    );
}
