//! What stands in for a contract that is refused.

use std::fs;
use std::path::Path;

use avro_temporal_codegen::expand_contract;
use quote::quote;

use crate::support::{message, package, protocol};

/// What is expanded of a contract, formatted.
fn expanded(case: &str, contract: &str) -> String {
    let source = package(case, contract).join("lib.rs");
    let tokens = expand_contract(quote!("c.avpr"), Some(&source));
    let text = tokens.to_string();
    let file = syn::parse2::<syn::File>(tokens);
    let file = file.unwrap_or_else(|error| panic!("{case}: {error}: {text}"));
    prettyplease::unparse(&file)
}

/// A contract with two mistakes, whose types are sound.
fn contract() -> String {
    let types = r#"{"type": "record", "name": "Order", "fields": []}"#;
    let mistaken = [
        message("run", r#""kind": "workflow", "idd": "x""#),
        message(
            "work",
            r#""kind": "activity", "startToCloseTimeout": "soon""#,
        ),
    ];
    protocol(types, &mistaken.join(",\n"))
}

#[test]
fn every_error_is_told_and_all_else_is_there() {
    let text = expanded("stand in", &contract());
    assert_eq!(text.matches("compile_error!").count(), 2, "{text}");
    for item in [
        "pub mod p {",
        "pub struct Order",
        "pub struct Run;",
        "pub struct Work;",
        "RunError",
        "WorkError",
        "pub const WORKFLOWS",
        "pub use __avro_temporal_n_P__Run as Run;",
        "pub use __avro_temporal_n_P__P as P;",
    ] {
        assert!(text.contains(item), "{item}: {text}");
    }
}

/// Where it isn't known what a message is, its name is there.
#[test]
fn a_message_of_no_kind_is_a_name() {
    let mistaken = [
        message("run", r#""kind": "workflow""#),
        message("work", r#""kind": "gibberish""#),
    ];
    let text = expanded("no kind", &protocol("", &mistaken.join(",\n")));
    assert_eq!(text.matches("compile_error!").count(), 1, "{text}");
    for item in ["pub struct Run;", "pub struct Work;"] {
        assert!(text.contains(item), "{item}: {text}");
    }
}

/// A key, a kind, a word and a reference are read as the errors suggest.
#[test]
fn what_is_misspelt_is_read_as_it_is_meant() {
    let right = [
        message(
            "run",
            r#""kind": "workflow", "signals": ["stop"], "updates": ["change"]"#,
        ),
        message("stop", r#""kind": "signal""#),
        message("change", r#""kind": "update", "waitForStage": "accepted""#),
        message("work", r#""kind": "activity", "startToCloseTimeout": "1m""#),
    ];
    let right = protocol("", &right.join(",\n"));
    let items = |contract: &str| {
        let text = expanded("as it is meant", contract);
        let errors = text.matches("compile_error!").count();
        let module = text.split("\nconst _").next().unwrap_or_default();
        let module = module.split("\n::core::compile_error!").next();
        let words = module.unwrap_or_default().split_whitespace();
        (errors, words.collect::<String>().replace("}refused}", "}}"))
    };
    let (none, sound) = items(&right);
    assert_eq!(none, 0);
    // Of the same length, as places are told.
    let mistakes = [
        (r#""signals""#, r#""signasl""#),
        (r#""stop"]"#, r#""stpo"]"#),
        (r#""change"]"#, r#""modify"]"#),
        (r#""accepted""#, r#""accpeted""#),
        (r#""activity""#, r#""actviity""#),
        ("startToCloseTimeout", "startToCloseTimeuot"),
    ];
    for (meant, written) in mistakes {
        assert!(right.contains(meant), "{meant}");
        let (errors, meant) = items(&right.replace(meant, written));
        assert_eq!((errors, &meant), (1, &sound), "{written}");
    }
}

/// Every contract that is refused in the tests of contracts: what stands in is Rust.
#[test]
fn what_stands_in_is_rust() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../avro-temporal-contract/tests/contract/fixtures/contracts");
    let mut refused = 0;
    for entry in fs::read_dir(fixtures).expect("the fixtures") {
        let path = entry.expect("a fixture").path();
        if path.extension().is_none_or(|it| it != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a fixture");
        for case in text.split("=== ").skip(1) {
            let Some((head, _)) = case.split_once("\n---") else {
                continue;
            };
            let (name, contract) = head.split_once('\n').expect("a contract");
            let text = expanded("fixture", contract);
            assert!(!text.is_empty(), "{name}");
            refused += usize::from(text.contains("compile_error!"));
        }
    }
    assert!(refused > 60, "{refused}");
}

#[test]
fn of_a_file_that_cant_be_read_nothing_stands() {
    let source = package("no file", &contract()).join("lib.rs");
    let expanded = expand_contract(quote!("d.avpr"), Some(&source)).to_string();
    assert_eq!(expanded.matches("compile_error !").count(), 1, "{expanded}");
    assert!(expanded.contains("write `c.avpr`"), "{expanded}");
}
