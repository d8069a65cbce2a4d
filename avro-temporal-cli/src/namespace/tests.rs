//! What is asked of a real server, and what it answers.

use std::collections::HashSet;
use std::env;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser as _;
use serde_json::Value;

use super::*;
use crate::wire_payload::WirePayload;

/// Longer than anything takes to be listed.
const LIMIT: Duration = Duration::from_mins(1);

#[derive(Debug, clap::Parser)]
struct Program {
    #[command(flatten)]
    server: ServerArgs,
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!("`{name}` is not set; run `cargo xtask test test -- -p avro-temporal-cli`")
    })
}

fn connect() -> Namespace {
    let address = variable("AVRO_TEMPORAL_TEST_SERVER");
    let words = ["program", "--address", &address];
    let args = Program::try_parse_from(words).expect("arguments").server;
    Namespace::connect(&args).unwrap_or_else(|failure| panic!("{failure:?}"))
}

fn temporal(arguments: &[&str]) {
    let output = Command::new(variable("AVRO_TEMPORAL_TEST_TEMPORAL_CLI"))
        .args(arguments)
        .args(["--address", &variable("AVRO_TEMPORAL_TEST_SERVER")])
        .args(["--env-file", "/dev/null"])
        .output()
        .expect("the command runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
}

/// Asks until there is an answer.
fn await_some<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(began.elapsed() < LIMIT, "it doesn't come");
        thread::sleep(Duration::from_millis(50));
    }
}

fn unique(name: &str) -> String {
    format!("{name}-{}", std::process::id())
}

/// A run that waits for a worker.
fn started(namespace: &Namespace, id: &str) -> Run {
    temporal(&[
        "workflow",
        "start",
        "--task-queue",
        "nobody",
        "--type",
        "Waits",
        "--workflow-id",
        id,
        "--memo",
        r#"customer="c-1""#,
    ]);
    let query = format!("WorkflowId = '{id}'");
    await_some(|| namespace.runs(&query, 1).next().map(told))
}

fn told<T>(answer: Result<T, Failure>) -> T {
    answer.unwrap_or_else(|failure| panic!("{failure:?}"))
}

fn events(namespace: &Namespace, run: &Run) -> Vec<Value> {
    let mut events = Vec::new();
    let fetched = namespace.events(run, None, |event| {
        events.push(serde_json::from_slice(&event).expect("JSON"));
        Ok(())
    });
    assert_eq!(told(fetched), Fetched::Whole(events.len() as u64));
    events
}

#[test]
fn a_run_is_listed_as_it_is() {
    let namespace = connect();
    let run = started(&namespace, &unique("listed"));
    assert_eq!(run.workflow_type, "Waits");
    assert_eq!(run.status.to_string(), "Running");
    assert!(run.status.is_open() && run.close_time.is_none());
    let [(key, memo)] = run.memo.as_slice() else {
        panic!("one field")
    };
    assert_eq!(
        (key.as_str(), memo.data.as_slice()),
        ("customer", &b"\"c-1\""[..])
    );
    temporal(&["workflow", "terminate", "--workflow-id", &run.workflow_id]);
    let query = format!("RunId = '{}' AND ExecutionStatus != 'Running'", run.run_id);
    let closed = await_some(|| namespace.runs(&query, 1).next().map(told));
    assert_eq!(closed.status, RunStatus::Closed("Terminated"));
}

#[test]
fn a_history_of_many_pages_is_whole_and_a_signal_is_sent_once() {
    let namespace = connect();
    let run = started(&namespace, &unique("signalled"));
    let payload = |number: i32| {
        let metadata = [("encoding".to_owned(), b"json/plain".to_vec())];
        WirePayload {
            metadata: metadata.into(),
            data: number.to_string().into_bytes(),
        }
    };
    let mut asked = HashSet::new();
    for number in 0..250 {
        // Each is sent again once.
        for _ in 0..2 {
            let request_id = format!("{}-{number}", run.run_id);
            let input = vec![payload(number)];
            let run_id = Some(run.run_id.as_str());
            let sent = namespace.signal(&run.workflow_id, run_id, "poke", input, &request_id);
            assert_eq!(told(sent), Signalled::Sent);
            asked.insert(request_id);
        }
    }
    let events = events(&namespace, &run);
    let ids: Vec<i64> = events
        .iter()
        .filter_map(|it| it["event_id"].as_i64())
        .collect();
    let expected: Vec<i64> = (1..=252).collect();
    assert_eq!(ids, expected);
    assert_eq!(asked.len(), 250);
    let attributes = &events[251]["attributes"]["WorkflowExecutionSignaledEventAttributes"];
    assert_eq!(attributes["signal_name"], "poke");
    assert_eq!(attributes["input"]["payloads"][0]["data"], "MjQ5");
}

#[test]
fn a_run_that_is_gone_is_no_failure() {
    let namespace = connect();
    let mut run = started(&namespace, &unique("gone"));
    run.run_id = "00000000-0000-4000-8000-000000000000".to_owned();
    let fetched = namespace.events(&run, None, |_| panic!("an event"));
    assert_eq!(told(fetched), Fetched::Gone);
    let sent = namespace.signal(&run.workflow_id, Some(&run.run_id), "poke", Vec::new(), "r");
    assert_eq!(told(sent), Signalled::NoSuchRun);
}

#[test]
fn a_failure_of_whoever_reads_ends_the_history() {
    let namespace = connect();
    let run = started(&namespace, &unique("unread"));
    let mut read = 0;
    let fetched = namespace.events(&run, None, |_| {
        read += 1;
        Err(Failure::usage("the disk is full"))
    });
    assert_eq!(fetched, Err(Failure::usage("the disk is full")));
    assert_eq!(read, 1);
}

#[test]
fn schedules_are_described() {
    let namespace = connect();
    let [fires, paused, ended] = ["fires", "paused", "ended"].map(unique);
    let create = |id: &str, more: &[&str]| {
        let mut words = vec![
            "schedule",
            "create",
            "--type",
            "Waits",
            "--task-queue",
            "nobody",
        ];
        words.extend(["--workflow-id", id, "--schedule-id", id, "--input", "17"]);
        words.extend(["--memo", r#"customer="c-1""#]);
        words.extend(more);
        temporal(&words);
    };
    create(&fires, &["--interval", "1000h"]);
    create(
        &paused,
        &["--interval", "1000h", "--paused", "--notes", "on holiday"],
    );
    let past = ["--interval", "1h", "--end-time", "2020-01-01T00:00:00Z"];
    create(&ended, &past);
    let find = |id: &str| {
        await_some(|| {
            let schedules = namespace.schedules().map(told);
            schedules.into_iter().find(|it| it.id == id)
        })
    };
    let schedule = find(&fires);
    assert_eq!(schedule.workflow_type, "Waits");
    assert_eq!(schedule.input.len(), 1);
    assert_eq!(schedule.input[0].data, b"17");
    assert_eq!(schedule.memo.len(), 1);
    assert!(schedule.will_fire() && !schedule.is_paused);
    assert_eq!(schedule.remaining, None);
    let schedule = find(&paused);
    assert!(schedule.is_paused);
    let schedule = find(&ended);
    assert!(!schedule.will_fire(), "{:?}", schedule.next_times);
    for id in [fires, paused, ended] {
        temporal(&["schedule", "delete", "--schedule-id", &id]);
    }
}

#[test]
fn a_namespace_says_how_long_it_keeps_runs() {
    let namespace = connect();
    assert_eq!(namespace.name(), "default");
    let retention = namespace.retention().expect("a time");
    assert!(retention >= Duration::from_hours(1), "{retention:?}");
}
