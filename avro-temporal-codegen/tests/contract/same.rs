//! Macro and builder give the same items.

use std::path::Path;

use avro_temporal_codegen::{Builder, expand_contract};
use proc_macro2::TokenStream;
use quote::quote;

const CONTRACT: &str = "tests/golden/contract_orders.avpr";

fn check(input: TokenStream, change: impl Fn(Builder) -> Builder) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let builder = Builder::new().package(root).contract(CONTRACT);
    let generated = change(builder).expand().expect("a sound contract");
    let expanded = expand_contract(input, Some(&root.join("src/lib.rs")));
    // The one difference: a build script tells Cargo what to watch, a macro lets the compiler.
    let watched = generated.files.iter();
    let watched = watched.map(|file| file.to_str().expect("a path of this project"));
    let tracking =
        quote!(#(const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);)*);
    let items = generated.tokens;
    assert_eq!(expanded.to_string(), quote!(#items #tracking).to_string());
}

#[test]
fn macro_and_builder_generate_the_same() {
    check(quote!(#CONTRACT), |builder| builder);
    check(
        quote!(#CONTRACT, temporal = false, module = "only", serde = true, crate = "::facade"),
        |builder| {
            builder
                .contract_only(true)
                .module("only")
                .serde(true)
                .crate_path("::facade")
        },
    );
}

#[test]
fn types_of_another_crate_are_named_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/contracts");
    let builder = Builder::new()
        .package(root)
        .contract("schemas/everything.avpr");
    let text = |builder: Builder| builder.expand().expect("a sound contract").text();
    let own = text(builder.clone());
    let foreign = text(builder.extern_types("acme.common", "::acme_common::types"));
    assert!(own.contains("pub struct Money"));
    assert!(!foreign.contains("pub struct Money"));
    assert!(foreign.contains("::acme_common::types::Money"));
    assert!(foreign.contains("is another crate's `Money`"));
}
