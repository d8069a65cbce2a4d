//! What each command says, to the letter.

use crate::case::parse_cases;

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
