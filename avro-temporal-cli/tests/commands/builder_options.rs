//! What a build script can ask for, the command line can.

use std::path::Path;

use crate::case::run_words;

const BUILDER: &str = include_str!("../../../avro-temporal-codegen/src/builder.rs");

/// Each option of the builder, and how the command line says it.
const OPTIONS: [(&str, &str); 8] = [
    ("contract", "<FILE>"),
    ("contract_only", "--contract-only"),
    ("crate_path", "--crate"),
    ("extern_types", "--extern"),
    ("module", "--module"),
    ("package", "--package"),
    ("schema", "<FILE>"),
    ("serde", "--serde"),
];

#[test]
fn every_option_of_the_builder_is_one_of_generate() {
    let methods = BUILDER.split("pub fn ").skip(1);
    let mut names: Vec<_> = methods
        .filter_map(|method| method.split_once("(mut self"))
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, OPTIONS.map(|(name, _)| name));
    let help = run_words(Path::new("."), &["generate", "--help"]).results;
    for (_, flag) in OPTIONS {
        assert!(help.contains(flag), "{flag}");
    }
}
