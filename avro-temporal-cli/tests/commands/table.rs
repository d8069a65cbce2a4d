//! What each command says, to the letter.

use std::path::Path;

use crate::case::parse_cases;
use crate::session::play;

fn check(text: &str) {
    for case in parse_cases(text) {
        assert_eq!(case.run(), case.expected, "{}", case.name);
    }
}

#[test]
fn check_says() {
    check(include_str!("fixtures/check.txt"));
}

#[test]
fn canonical_and_fingerprint_say() {
    check(include_str!("fixtures/canonical.txt"));
}

#[test]
fn encode_and_decode_say() {
    check(include_str!("fixtures/values.txt"));
}

#[test]
fn compare_says() {
    check(include_str!("fixtures/compare.txt"));
}

#[test]
fn generate_says() {
    check(include_str!("fixtures/generate.txt"));
}

#[test]
fn docs_says() {
    check(include_str!("fixtures/docs.txt"));
}

#[test]
fn what_makes_no_sense_is_a_question_of_usage() {
    check(include_str!("fixtures/usage.txt"));
}

/// With `UPDATE_FIXTURES` set, writes the file.
fn check_sessions(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/commands/fixtures")
        .join(file);
    let text = std::fs::read_to_string(&path).expect("the sessions");
    let said = play(&text);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, &said).expect("the fixtures are writable");
        return;
    }
    assert_eq!(said, text, "{file}");
}

#[test]
fn releases_say() {
    check_sessions("releases.txt");
}

#[test]
fn what_is_wrong_with_a_folder_of_releases_is_said() {
    check_sessions("folders.txt");
}

#[test]
fn findings_are_told_to_programs() {
    check_sessions("formats.txt");
}

#[test]
fn what_recorded_runs_hold_is_said() {
    check_sessions("histories.txt");
}
