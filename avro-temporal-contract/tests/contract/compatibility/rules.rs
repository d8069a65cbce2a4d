//! Every rule, on pairs that breach it and pairs that don't.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use avro_temporal_contract::compatibility::Comparison;
use avro_temporal_contract::diagnostic::Severity;
use avro_temporal_contract::resolution::{Plan, rule_ids};

use crate::support::schema_of_file;

/// A pair of schemas, and all that every rule says of it: `=== name`, the writer's schema, `>>>`, the
/// reader's, `---`, what is told.
struct Case {
    rule: String,
    name: String,
    writer: String,
    reader: String,
    expected: String,
}

fn folder(path: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let stem = path.file_stem().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("text");
            (stem.into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (rule, text) in folder("tests/contract/fixtures/compatibility") {
        for block in text.split("=== ").skip(1) {
            let (name, rest) = block.split_once('\n').expect("a name");
            let (writer, rest) = rest.split_once("\n>>>\n").expect("a reader");
            let (reader, expected) = rest.split_once("\n---\n").expect("what is told");
            cases.push(Case {
                rule: rule.clone(),
                name: name.to_owned(),
                writer: writer.to_owned(),
                reader: reader.to_owned(),
                expected: expected.trim().to_owned(),
            });
        }
    }
    cases
}

fn compare(case: &Case) -> Comparison {
    Comparison::new(
        &schema_of_file("writer.avsc", &case.writer),
        &schema_of_file("reader.avsc", &case.reader),
    )
}

fn told(comparison: &Comparison) -> BTreeSet<&'static str> {
    let all = comparison.mismatches.iter().chain(&comparison.warnings);
    all.map(|mismatch| mismatch.rule).collect()
}

#[test]
fn every_pair_is_told_to_the_letter() {
    for case in cases() {
        let comparison = compare(&case);
        let mut text = String::new();
        for mismatch in &comparison.mismatches {
            let _ = writeln!(text, "error: {}", mismatch.diagnostic(Severity::Error));
        }
        for mismatch in &comparison.warnings {
            let _ = writeln!(text, "warning: {}", mismatch.diagnostic(Severity::Warning));
        }
        assert_eq!(
            text.trim(),
            case.expected,
            "{}: {}\n{text}",
            case.rule,
            case.name
        );
    }
}

#[test]
fn a_pair_that_never_resolves_is_told_by_plan_and_comparison_alike() {
    for case in cases() {
        let (writer, reader) = (
            schema_of_file("writer.avsc", &case.writer),
            schema_of_file("reader.avsc", &case.reader),
        );
        let comparison = Comparison::new(&writer, &reader);
        let certain: Vec<_> = comparison
            .mismatches
            .into_iter()
            .filter(|mismatch| !mismatch.by_data)
            .collect();
        let refused = match Plan::new(&writer, &reader) {
            Ok(_) => Vec::new(),
            Err(mismatches) => {
                assert!(!mismatches.is_empty(), "{}", case.name);
                mismatches
            }
        };
        assert_eq!(refused, certain, "{}: {}", case.rule, case.name);
    }
}

#[test]
fn every_rule_is_registered_and_has_a_pair_that_breaches_it_and_one_that_does_not() {
    let ids: BTreeSet<String> = rule_ids().map(str::to_owned).collect();
    assert_eq!(ids.len(), rule_ids().count(), "an id stands twice");
    let files: BTreeSet<String> = folder("src/resolution/rules")
        .into_iter()
        .map(|(stem, _)| stem)
        .filter(|stem| stem != "mod")
        .collect();
    assert_eq!(ids, files, "a rule's id is its file's name");
    let cases = cases();
    for id in &ids {
        let fires: BTreeSet<bool> = cases
            .iter()
            .filter(|case| case.rule == *id)
            .map(|case| told(&compare(case)).contains(id.as_str()))
            .collect();
        assert_eq!(fires.len(), 2, "`{id}` needs a pair of each sort");
    }
    assert!(cases.iter().all(|case| ids.contains(&case.rule)));
}

#[test]
fn every_rule_begins_with_the_sentence_of_the_specification() {
    for (rule, text) in folder("src/resolution/rules") {
        if rule != "mod" {
            assert!(text.starts_with("//! \""), "{rule}");
        }
    }
}
