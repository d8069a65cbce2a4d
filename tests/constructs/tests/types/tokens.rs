//! One generator: macro and build script give the same code, whoever calls it from where.

use std::path::{Path, PathBuf};

use avro_temporal_codegen::{Builder, expand_include};
use proc_macro2::TokenStream;
use quote::quote;

use crate::table::FILES;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn build(root: &Path) -> (TokenStream, Vec<PathBuf>) {
    let builder = FILES
        .iter()
        .fold(Builder::new().package(root), |builder, file| {
            builder.schema(*file)
        });
    builder.generate().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn macro_and_build_script_generate_the_same() {
    let files = FILES;
    let expanded = expand_include(quote!(#(#files),*), Some(&root().join("src/lib.rs")));
    let (items, files) = build(root());
    // The one difference: a build script tells Cargo what to watch, a macro lets the compiler.
    let watched = files
        .iter()
        .map(|file| file.to_str().expect("a path of this project"));
    let tracking =
        quote!(#(const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);)*);
    assert_eq!(expanded.to_string(), quote!(#items #tracking).to_string());
}

#[test]
fn both_generate_serde_on_request_and_not_without() {
    let path = "schemas/unions.avsc";
    let source = root().join("src/lib.rs");
    let builder = || Builder::new().package(root()).schema(path);
    for serde in [true, false] {
        let expanded = expand_include(quote!(serde = #serde, #path), Some(&source)).to_string();
        let (items, _) = builder().serde(serde).generate().expect("sound schemas");
        assert!(expanded.starts_with(&items.to_string()), "{serde}");
        assert_eq!(expanded.contains("serde"), serde);
    }
    let plain = expand_include(quote!(#path), Some(&source)).to_string();
    assert!(!plain.contains("serde"));
    // Users name one crate, however it is called.
    let renamed = quote!(serde = true, crate = "::facade::avro", #path);
    let renamed = expand_include(renamed, Some(&source)).to_string();
    assert!(
        renamed.contains("crate = \"::facade::avro::serde\""),
        "{renamed}"
    );
    let wrong = expand_include(quote!(serde = "yes", #path), Some(&source)).to_string();
    assert!(wrong.contains("write `serde = true`, or remove it"));
}
