//! The example's programs, as `cargo xtask demo` runs them.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};

/// A worker that ends with its value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(path: &str) -> Command {
    let address = env::var("AVRO_TEMPORAL_TEST_SERVER").unwrap_or_else(|_| {
        panic!("`AVRO_TEMPORAL_TEST_SERVER` is not set; run `cargo xtask test test -- -p orders`")
    });
    let mut command = Command::new(path);
    command.env("TEMPORAL_ADDRESS", address);
    command
}

#[test]
fn every_order_ends_with_its_receipt_and_its_history_is_avro() {
    let runs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("orders-runs.txt");
    let worker = program(env!("CARGO_BIN_EXE_orders-worker"))
        .spawn()
        .expect("the worker starts");
    let _worker = Running(worker);
    let started = program(env!("CARGO_BIN_EXE_orders-starter"))
        .env("ORDERS_RUNS_FILE", &runs)
        .status()
        .expect("the starter runs");
    assert!(started.success());
    let ids = fs::read_to_string(&runs).expect("the starter left its ids");
    assert_eq!(ids.lines().count(), 4, "{ids}");
    let history = program(env!("CARGO_BIN_EXE_orders-history"))
        .env("ORDERS_RUNS_FILE", &runs)
        .output()
        .expect("the history's reader runs");
    let shown = String::from_utf8_lossy(&history.stdout);
    let complaint = String::from_utf8_lossy(&history.stderr);
    assert!(history.status.success(), "{complaint}");
    assert!(
        shown.contains("55 payloads, all of them `binary/avro`"),
        "{shown}"
    );
}

#[test]
fn a_history_that_is_not_there_is_an_error() {
    let runs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-runs.txt");
    fs::write(&runs, "a\nb\nc\nd\n").expect("a file");
    let history = program(env!("CARGO_BIN_EXE_orders-history"))
        .env("ORDERS_RUNS_FILE", &runs)
        .output()
        .expect("the history's reader runs");
    let complaint = String::from_utf8_lossy(&history.stderr);
    assert!(!history.status.success());
    assert!(complaint.contains("the history of `a`"), "{complaint}");
}
