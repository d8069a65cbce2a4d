//! What stands in for a contract that is refused.

use avro_temporal_codegen::expand_contract;
use quote::quote;

use crate::support::{message, package, protocol};

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
fn every_error_is_told_and_the_names_are_there() {
    let source = package("stand in", &contract()).join("lib.rs");
    let expanded = expand_contract(quote!("c.avpr"), Some(&source));
    let file = syn::parse2::<syn::File>(expanded).expect("items");
    let text = prettyplease::unparse(&file);
    assert_eq!(text.matches("compile_error!").count(), 2, "{text}");
    for item in [
        "pub mod p {",
        "pub struct Order",
        "pub struct Run;",
        "pub struct Work;",
    ] {
        assert!(text.contains(item), "{item}: {text}");
    }
    assert!(
        text.contains("pub use __avro_temporal_n_P__Run as Run;"),
        "{text}"
    );
}

#[test]
fn of_a_file_that_cant_be_read_nothing_stands() {
    let source = package("no file", &contract()).join("lib.rs");
    let expanded = expand_contract(quote!("d.avpr"), Some(&source)).to_string();
    assert_eq!(expanded.matches("compile_error !").count(), 1, "{expanded}");
    assert!(expanded.contains("write `c.avpr`"), "{expanded}");
}
