//! One generator: macro and build script give the same code, whoever calls it from where.

use std::path::{Path, PathBuf};

use avro_temporal_codegen::{Builder, expand_include};
use proc_macro2::TokenStream;
use quote::quote;

const FILES: [&str; 7] = [
    "schemas/order.avsc",
    "schemas/traps.avsc",
    "schemas/shadow.avsc",
    "schemas/docs.avsc",
    "schemas/pedantic.avsc",
    "schemas/shapes.avsc",
    "schemas/wide.avsc",
];

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
    assert!(
        files.contains(&root().join("schemas/types.avsc")),
        "{files:?}"
    );
}

#[test]
fn the_same_is_generated_again_and_from_elsewhere() {
    let (items, _) = build(root());
    let again = build(root()).0;
    assert_eq!(again.to_string(), items.to_string());

    // Tests run in the folder of their package, so that this root is relative to another one.
    let relative = build(Path::new("../generated")).0;
    assert_eq!(relative.to_string(), items.to_string());

    let folder = root().to_str().expect("a path of this project");
    assert!(
        !items.to_string().contains(folder),
        "an absolute path is in the generated code"
    );
}

#[test]
fn the_runtime_may_have_another_path() {
    let expanded = expand_include(
        quote!(crate = "::facade::avro", "schemas/order.avsc"),
        Some(&root().join("src/lib.rs")),
    )
    .to_string();
    assert!(!expanded.contains("avro_temporal_runtime"), "{expanded}");
    let built = Builder::new()
        .package(root())
        .crate_path("::facade::avro")
        .schema("schemas/order.avsc");
    let (items, _) = built.generate().unwrap_or_else(|error| panic!("{error}"));
    assert!(expanded.starts_with(&items.to_string()));
}
