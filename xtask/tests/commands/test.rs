//! `cargo xtask test test` and `cargo xtask test features`.

use crate::scratch::{Outcome, Scratch, Signal};

/// Each of the five stand-ins has the same six tests.
const ALL: &str = "36 passed, 0 failed";

fn last_line(outcome: &Outcome) -> &str {
    outcome.stdout.lines().last().unwrap_or_default()
}

#[test]
fn the_tests_are_shown_and_counted_in_the_last_line() {
    let scratch = Scratch::new();
    let variables = [("TEMPORAL_ADDRESS", "far.example:7233")];
    let outcome = scratch.start(&["test", "test"], &variables).end();
    assert!(outcome.status.success(), "{}", outcome.stderr);
    assert_eq!(last_line(&outcome), ALL);
    let shown = outcome
        .stdout
        .matches("test the_server_is_announced_and_listens ... ok\n");
    assert_eq!(shown.count(), 6, "{}", outcome.stdout);
    scratch.assert_ended(&["temporal"]);
}

#[test]
fn failures_are_counted_over_all_programs_and_fail_the_command() {
    let scratch = Scratch::new();
    let variables = [("STAND_IN_FAILS", "any test")];
    let outcome = scratch.start(&["test", "test"], &variables).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert_eq!(last_line(&outcome), "30 passed, 6 failed");
    assert!(outcome.stdout.contains("cheese"), "{}", outcome.stdout);
    assert!(
        outcome.stderr.ends_with(
            "error: stage `test` failed (alone: `cargo xtask test test`): \
             `cargo test` ended with exit status: 101\n"
        ),
        "{}",
        outcome.stderr
    );
    scratch.assert_ended(&["temporal"]);
}

#[test]
fn a_name_that_no_test_has_fails_the_command() {
    let scratch = Scratch::new();
    let arguments = ["test", "test", "--", "no_such_test"];
    let outcome = scratch.start(&arguments, &[]).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome.stderr.contains("not one test ran"),
        "{}",
        outcome.stderr
    );
    assert_eq!(last_line(&outcome), "0 passed, 0 failed");
    scratch.assert_ended(&["temporal"]);
}

#[test]
fn tests_that_do_not_compile_fail_the_command_before_a_server_starts() {
    let mut scratch = Scratch::new();
    scratch.break_source();
    let outcome = scratch.start(&["test", "test"], &[]).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome
            .stderr
            .contains("`cargo test --no-run` ended with exit status: 101"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.stdout, "");
    scratch.assert_never_started("temporal");
}

#[test]
fn a_server_that_dies_ends_the_tests() {
    let scratch = Scratch::new();
    let variables = [("STAND_IN_WAITS", "any test")];
    let command = scratch.start(&["test", "test"], &variables);
    scratch.await_start("tests");
    scratch.kill("temporal");
    let outcome = command.end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome.stderr.contains("`temporal` ended with signal: 9"),
        "{}",
        outcome.stderr
    );
    scratch.await_end("tests");
}

#[test]
fn ctrl_c_ends_the_tests_and_the_server() {
    let scratch = Scratch::new();
    let variables = [("STAND_IN_WAITS", "any test")];
    let command = scratch.start(&["test", "test"], &variables);
    scratch.await_start("tests");
    command.send(Signal::INT);
    assert_eq!(command.end().status.code(), Some(130));
    scratch.await_end("tests");
    scratch.assert_ended(&["temporal"]);
}

#[test]
fn the_tests_without_features_are_shown_and_counted_too() {
    let scratch = Scratch::new();
    let outcome = scratch.start(&["test", "features"], &[]).end();
    assert!(outcome.status.success(), "{}", outcome.stderr);
    assert!(
        outcome
            .stdout
            .contains("test there_are_no_features ... ok\n"),
        "{}",
        outcome.stdout
    );
    assert_eq!(last_line(&outcome), "1 passed, 0 failed");
    scratch.assert_never_started("temporal");

    let scratch = Scratch::new();
    let outcome = scratch.start(&["test", "features", "test"], &[]).end();
    assert!(outcome.status.success(), "{}", outcome.stderr);
    assert_eq!(last_line(&outcome), "37 passed, 0 failed");
}

#[test]
fn a_failure_without_features_fails_the_command_before_a_server_starts() {
    let scratch = Scratch::new();
    let variables = [("STAND_IN_FAILS", "any test")];
    let outcome = scratch
        .start(&["test", "features", "test"], &variables)
        .end();
    assert_eq!(outcome.status.code(), Some(1));
    assert_eq!(last_line(&outcome), "0 passed, 1 failed");
    assert!(
        outcome.stderr.ends_with(
            "error: stage `features` failed (alone: `cargo xtask test features`): \
             `cargo test --no-default-features` ended with exit status: 101\n"
        ),
        "{}",
        outcome.stderr
    );
    scratch.assert_never_started("temporal");
}
