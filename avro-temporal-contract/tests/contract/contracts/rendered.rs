//! What is written from the table of keys: the page, and the schema for editors.

use std::path::Path;

use avro_temporal_contract::contract::keys::{render_json_schema, render_page};
use jsonschema::Validator;
use serde_json::Value;

use super::support::{ORDERS, read};

/// With `UPDATE_FIXTURES` set, writes the file.
fn check(file: &str, rendered: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(file);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, rendered).expect("the documentation is writable");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == rendered,
        "docs/{file} is out of date; write it with UPDATE_FIXTURES=1"
    );
}

#[test]
fn the_page_says_what_the_table_says() {
    check("support.md", &render_page());
}

#[test]
fn the_schema_for_editors_says_what_the_table_says() {
    check("contract.schema.json", &render_json_schema());
}

/// What is wrong with the text alone, without what it refers to: an editor sees it.
const SEEN: [&str; 8] = [
    "bad_duration",
    "missing_kind",
    "out_of_range",
    "refused_option",
    "refused_word",
    "unknown_option",
    "unknown_word",
    "wrong_attribute_type",
];

const FIXTURES: [&str; 8] = [
    include_str!("../fixtures/contracts/kinds.txt"),
    include_str!("../fixtures/contracts/options.txt"),
    include_str!("../fixtures/contracts/names.txt"),
    include_str!("../fixtures/contracts/requests.txt"),
    include_str!("../fixtures/contracts/references.txt"),
    include_str!("../fixtures/contracts/templates.txt"),
    include_str!("../fixtures/contracts/attributes.txt"),
    include_str!("../fixtures/contracts/times.txt"),
];

/// Another implementation of JSON Schema accepts what is sound, and refuses what is wrong in itself.
#[test]
fn an_editor_sees_what_a_text_alone_shows() {
    let schema: Value = serde_json::from_str(&render_json_schema()).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a JSON Schema");
    let validator = jsonschema::draft202012::new(&schema).expect("it is a JSON Schema");
    assert!(is_valid(&validator, ORDERS));
    let (mut accepted, mut refused) = (0, 0);
    let cases = FIXTURES.iter().flat_map(|text| text.split("=== ").skip(1));
    for case in cases {
        let (head, _) = case.split_once("\n---").expect("what is said");
        let (name, text) = head.split_once('\n').expect("a contract");
        let (_, diagnostics) = read(text);
        let mut rules = diagnostics.errors().map(|error| error.rule);
        if diagnostics.check().is_ok() {
            assert!(is_valid(&validator, text), "{name}");
            accepted += 1;
        } else if rules.any(|rule| SEEN.contains(&rule)) {
            assert!(!is_valid(&validator, text), "{name}");
            refused += 1;
        }
    }
    assert!(accepted > 10 && refused > 10, "{accepted} {refused}");
}

/// A number that is out of its range may be out of that of the validator's parser, too.
fn is_valid(validator: &Validator, text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value| validator.is_valid(&value))
}
