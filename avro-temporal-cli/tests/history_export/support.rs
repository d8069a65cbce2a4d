//! Runs on the server, and the program that exports them.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Longer than a run takes to be listed.
const LIMIT: Duration = Duration::from_mins(1);

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) results: String,
    pub(crate) messages: String,
}

pub(crate) fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!("`{name}` is not set; run `cargo xtask test test -- -p avro-temporal-cli`")
    })
}

/// The server's host and port.
pub(crate) fn server() -> String {
    variable("AVRO_TEMPORAL_TEST_SERVER")
}

/// A name that no other test has.
pub(crate) fn unique(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{name}-{}-{number}", std::process::id())
}

/// Exports from the test's server; arguments that come later count.
pub(crate) fn export(out: &Path, arguments: &[&str]) -> Said {
    export_with(out, arguments, &[])
}

/// Exports with variables of the environment.
pub(crate) fn export_with(out: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_avro-temporal"));
    for (name, _) in env::vars().filter(|(name, _)| name.starts_with("TEMPORAL_")) {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    command.args(["history", "export", "--out"]).arg(out);
    if !arguments.contains(&"--address") {
        command.args(["--address", &server()]);
    }
    said(&command.args(arguments).output().expect("the binary runs"))
}

fn said(output: &Output) -> Said {
    Said {
        code: output.status.code(),
        results: String::from_utf8_lossy(&output.stdout).into_owned(),
        messages: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Temporal's own command line.
pub(crate) fn temporal(arguments: &[&str]) -> String {
    let said = ask_temporal(arguments);
    assert_eq!(said.code, Some(0), "{}", said.messages);
    said.results
}

fn ask_temporal(arguments: &[&str]) -> Said {
    let output = Command::new(variable("AVRO_TEMPORAL_TEST_TEMPORAL_CLI"))
        .args(arguments)
        .args(["--address", &server(), "--env-file", "/dev/null"])
        .output()
        .expect("the command runs");
    said(&output)
}

/// Starts runs of a type that no worker has, and waits until they are listed.
pub(crate) fn start(workflow_type: &str, ids: &[&str], arguments: &[&str]) {
    for id in ids {
        start_one(workflow_type, id, arguments);
    }
    let query = format!("WorkflowType = '{workflow_type}'");
    await_listed(&query, ids.len());
}

/// Starts a run, and doesn't wait.
pub(crate) fn start_one(workflow_type: &str, id: &str, arguments: &[&str]) {
    let words = ["workflow", "start", "--task-queue", "nobody", "--type"];
    let id = [workflow_type, "--workflow-id", id];
    temporal(&[&words[..], &id[..], arguments].concat());
}

/// Deletes a workflow's run, and waits until it is gone.
pub(crate) fn delete(id: &str) {
    temporal(&["workflow", "delete", "--yes", "--workflow-id", id]);
    let began = Instant::now();
    while ask_temporal(&["workflow", "describe", "--workflow-id", id]).code == Some(0) {
        assert!(began.elapsed() < LIMIT, "{id} isn't deleted");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until a query finds so many runs.
pub(crate) fn await_listed(query: &str, expected: usize) {
    let began = Instant::now();
    let all = format!("Total: {expected}\n");
    while !temporal(&["workflow", "count", "--query", query]).contains(&all) {
        assert!(began.elapsed() < LIMIT, "{query} doesn't find {expected}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// The names in a folder, in their order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("text"))
        .collect();
    names.sort();
    names
}
