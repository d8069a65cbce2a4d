//! `cargo xtask demo`.
//!
//! Each test ends with a look at every process that was started: none may be left.

use crate::scratch::{Scratch, Signal};

const ALL: [&str; 5] = [
    "temporal",
    "orders-worker",
    "orders-starter",
    "orders-history",
    "evolution",
];

#[test]
fn a_demo_runs_all_programs_and_ends_them() {
    let scratch = Scratch::new();
    let outcome = scratch.demo(&[], &[]).end();
    assert!(outcome.status.success(), "{}", outcome.stderr);
    assert_eq!(
        outcome.stdout,
        "started order-1\nchecked order-1\nended order-2\n"
    );
    assert!(
        outcome.stderr.contains("everything is as expected"),
        "{}",
        outcome.stderr
    );
    scratch.assert_ended(&ALL);
}

#[test]
fn a_history_that_differs_fails_the_demo() {
    let scratch = Scratch::new();
    let outcome = scratch
        .demo(&[], &[("STAND_IN_FAILS", "orders-history")])
        .end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome.stderr.contains("    | orders-history: cheese"),
        "{}",
        outcome.stderr
    );
    scratch.assert_ended(&ALL[..4]);
}

#[test]
fn a_worker_that_dies_fails_the_demo() {
    let scratch = Scratch::new();
    let variables = [
        ("STAND_IN_FAILS", "orders-worker"),
        ("STAND_IN_WAITS", "orders-starter"),
    ];
    let outcome = scratch.demo(&[], &variables).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome.stderr.contains("    | orders-worker: cheese"),
        "{}",
        outcome.stderr
    );
    scratch.assert_ended(&["temporal", "orders-worker"]);
}

#[test]
fn a_server_that_does_not_start_fails_the_demo() {
    let scratch = Scratch::new();
    let outcome = scratch.demo(&[], &[("STAND_IN_FAILS", "temporal")]).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome.stderr.contains("    | temporal: cheese"),
        "{}",
        outcome.stderr
    );
    scratch.assert_ended(&["temporal"]);
}

#[test]
fn a_program_that_does_not_compile_fails_the_demo() {
    let mut scratch = Scratch::new();
    scratch.break_source();
    let outcome = scratch.demo(&[], &[]).end();
    assert_eq!(outcome.status.code(), Some(1));
    assert!(
        outcome
            .stderr
            .contains("`cargo build` ended with exit status: 101"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn each_signal_ends_what_was_started() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        let scratch = Scratch::new();
        let demo = scratch.demo(&[], &[("STAND_IN_WAITS", "orders-starter")]);
        scratch.await_start("orders-starter");
        demo.send(signal);
        let outcome = demo.end();
        assert_eq!(outcome.status.code(), Some(code), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("interrupted: "),
            "{}",
            outcome.stderr
        );
        scratch.assert_ended(&["temporal", "orders-worker", "orders-starter"]);
    }
}

#[test]
fn the_second_signal_ends_a_process_that_does_not_listen() {
    let scratch = Scratch::new();
    let variables = [
        ("STAND_IN_WAITS", "orders-starter"),
        ("STAND_IN_IGNORES_TERM", "orders-worker"),
    ];
    let demo = scratch.demo(&[], &variables);
    scratch.await_start("orders-starter");
    demo.send(Signal::INT);
    scratch.await_end("orders-starter");
    demo.send(Signal::INT);
    assert_eq!(demo.end().status.code(), Some(130));
    scratch.assert_ended(&["temporal", "orders-worker", "orders-starter"]);
}

#[test]
fn with_ui_everything_stays_up_until_ctrl_c() {
    let scratch = Scratch::new();
    let demo = scratch.demo(&["--ui"], &[]);
    demo.await_message("web UI at http://127.0.0.1:");
    scratch.assert_running(&["temporal", "orders-worker", "avro-temporal"]);
    let server = scratch.arguments("temporal");
    let codec_server = scratch.arguments("avro-temporal");
    let address = codec_server
        .strip_prefix("codec-server --listen ")
        .expect("its arguments");
    assert!(
        server.contains(&format!(" --ui-codec-endpoint=http://{address}")),
        "{server}"
    );
    demo.send(Signal::INT);
    let outcome = demo.end();
    assert!(outcome.status.success(), "{}", outcome.stderr);
    scratch.assert_ended(&["avro-temporal"]);
    scratch.assert_ended(&ALL);
}
