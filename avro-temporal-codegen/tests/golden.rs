//! What is generated, to read and to compare.
//!
//! `UPDATE_GOLDEN=1 cargo test -p avro-temporal-codegen --test golden` writes the files anew.
//! `tests/generated` compiles them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use avro_temporal_codegen::Builder;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The names of the files that end so, without the end.
fn names(extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).expect("the folder beside this file");
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension() == Some(OsStr::new(extension)))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// Files of types, and contracts: as they are, and, by a name that ends so, without Temporal.
fn generate(name: &str) -> String {
    let builder = Builder::new().package(folder());
    let builder = match name.strip_suffix("_only") {
        Some(contract) => builder
            .contract(format!("{contract}.avpr"))
            .contract_only(true),
        None if names("avpr").contains(name) => builder.contract(format!("{name}.avpr")),
        None => builder.schema(format!("{name}.avsc")),
    };
    let generated = builder
        .expand()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let file = syn::parse2(generated.tokens).unwrap_or_else(|error| panic!("{name}: {error}"));
    prettyplease::unparse(&file)
}

/// The names of the golden files.
fn golden() -> BTreeSet<String> {
    let contracts = names("avpr");
    let only = contracts.iter().map(|name| format!("{name}_only"));
    let only: Vec<String> = only.collect();
    names("avsc")
        .into_iter()
        .chain(contracts)
        .chain(only)
        .collect()
}

#[test]
fn generated_code_is_as_it_was() {
    let updates = env::var_os("UPDATE_GOLDEN").is_some();
    for name in golden() {
        let path = folder().join(format!("{name}.rs"));
        let generated = generate(&name);
        if updates {
            fs::write(&path, &generated).expect("the folder can be written to");
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        let differs = golden
            .lines()
            .zip(generated.lines())
            .position(|(was, is)| was != is);
        let line = differs.unwrap_or_else(|| golden.lines().count().min(generated.lines().count()));
        assert!(
            golden == generated,
            "{name}.rs differs from line {}: `{}` was `{}`; \
             if that is meant, run this test with UPDATE_GOLDEN=1",
            line + 1,
            generated.lines().nth(line).unwrap_or_default(),
            golden.lines().nth(line).unwrap_or_default(),
        );
    }
}

#[test]
fn every_golden_file_has_a_schema() {
    assert_eq!(names("rs"), golden());
}
