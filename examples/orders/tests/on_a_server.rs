//! The example's programs, as `cargo xtask demo` runs them.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use avro_temporal_runtime::Client;
use avro_temporal_runtime::replay::{RecordedHistory, Replayer};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use orders::workflows::{ProcessOrder, ShipOrder};

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
    replay(ids.lines());
}

/// Replays what the server has, and keeps it for `tests/replay.rs` if that is asked for.
#[tokio::main]
async fn replay<'a>(ids: impl Iterator<Item = &'a str>) {
    let address = env::var("AVRO_TEMPORAL_TEST_SERVER").expect("the worker was on it");
    let client = Client::connect(&address, "default").await;
    let client = client.expect("the worker was on it");
    let mut histories = Vec::new();
    for (number, id) in (1..).zip(ids) {
        let order = fetch(&client, id, None).await;
        histories.push((format!("order-{number}"), order));
    }
    let shipment = format!("{}/shipment", histories[0].1.name());
    let latest = fetch(&client, &shipment, None).await;
    let first = fetch(&client, &shipment, Some(&first_run(&latest))).await;
    histories.push(("shipment-1-first".to_owned(), first));
    histories.push(("shipment-1-last".to_owned(), latest));
    let report = Replayer::new()
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .histories(histories.iter().map(|(_, history)| history.clone()))
        .await;
    report.expect("they are replayed").assert_all_replay();
    if env::var_os("UPDATE_HISTORIES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("histories");
        fs::create_dir_all(&folder).expect("a folder");
        for (name, history) in histories {
            let file = folder.join(format!("{name}.json"));
            history.save(&file).await.expect("it is written");
            hide_identities(&file, &history);
        }
    }
}

async fn fetch(client: &Client, id: &str, run: Option<&str>) -> RecordedHistory {
    let history = RecordedHistory::fetch(client, id, run).await;
    history.expect("it is there")
}

fn first_run(history: &RecordedHistory) -> String {
    match &history.events()[0].attributes {
        Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) => {
            started.first_execution_run_id.clone()
        }
        other => panic!("a history doesn't begin with {other:?}"),
    }
}

/// By their processes' ids and the machine's name, clients and workers say who they are.
fn hide_identities(file: &Path, history: &RecordedHistory) {
    let mut text = fs::read_to_string(file).expect("it was written");
    for event in history.events() {
        let identity = match &event.attributes {
            Some(Attributes::WorkflowExecutionStartedEventAttributes(it)) => &it.identity,
            Some(Attributes::WorkflowTaskStartedEventAttributes(it)) => &it.identity,
            Some(Attributes::WorkflowExecutionSignaledEventAttributes(it)) => &it.identity,
            _ => continue,
        };
        // Also within the names of the queues that are a worker's own.
        if !identity.is_empty() {
            text = text.replace(identity.as_str(), "somebody");
        }
    }
    fs::write(file, text).expect("it is written");
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
