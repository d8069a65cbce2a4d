//! Files that are no histories: each says so, and the others are replayed. Without a server.

use std::fs;
use std::path::Path;

use avro_temporal_runtime::replay::{ReplayError, ReplayFailureKind, Replayer};
use e2e::collect::v1::Collect;

/// The least that is a history: a run that has started, and nothing more.
const STARTED: &str = r#"{"events": [{"eventId": "1", "eventTime": "2026-01-01T00:00:00Z", "eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
  "workflowExecutionStartedEventAttributes": {"workflowType": {"name": "Collect"},
  "taskQueue": {"name": "q", "kind": "TASK_QUEUE_KIND_NORMAL"}, "originalExecutionRunId": "r",
  "workflowTaskTimeout": "10s"}},
  {"eventId": "2", "eventTime": "2026-01-01T00:00:00Z", "eventType": "EVENT_TYPE_WORKFLOW_TASK_SCHEDULED", "workflowTaskScheduledEventAttributes": {}},
  {"eventId": "3", "eventTime": "2026-01-01T00:00:00.5Z", "eventType": "EVENT_TYPE_WORKFLOW_TASK_STARTED", "workflowTaskStartedEventAttributes": {"scheduledEventId": "2"}}]}"#;

/// The file, what is in it, and what is said of it.
const NO_HISTORIES: [(&str, &str, &str); 12] = [
    ("empty.json", " \n", "it is empty"),
    ("text.json", "no history", "it is not JSON at 1:"),
    (
        "truncated.json",
        r#"{"events": [{"eventId": "1""#,
        "it ends in line 1",
    ),
    ("list.json", "[]", "it has no `events`, and is no history"),
    (
        "other.json",
        r#"{"events": 5}"#,
        "it has no `events`, and is no history",
    ),
    ("none.json", r#"{"events": []}"#, "it has no events"),
    (
        "no-start.json",
        r#"{"events": [{"eventId": "1", "eventType": "EVENT_TYPE_TIMER_FIRED", "timerFiredEventAttributes": {}}]}"#,
        "event 1: it doesn't begin with the start of a run",
    ),
    (
        "no-run.json",
        r#"{"events": [{"eventId": "1", "workflowExecutionStartedEventAttributes": {"workflowType": {"name": "Collect"}, "taskQueue": {}}}]}"#,
        "event 1: its start has no run id",
    ),
    (
        "no-type.json",
        r#"{"events": [{"eventId": "1", "workflowExecutionStartedEventAttributes": {}}]}"#,
        "event 1: its start has no workflow type or no task queue",
    ),
    (
        "wrong-kind.json",
        r#"{"events": [{"eventId": "1", "workflowExecutionStartedEventAttributes": {"input": {"payloads": [{"data": 77001}]}}}]}"#,
        "element 0 of `events`: a number where",
    ),
    (
        "unknown-enum.json",
        r#"{"events": [{"eventId": "swordfish"}]}"#,
        "element 0 of `events`: a text where i64 is to be, in `eventId`",
    ),
    (
        "unknown-event.json",
        r#"{"events": [{"eventId": "1", "sentByPigeonEventAttributes": {}}]}"#,
        "none of its members is known to this build's SDK: eventId, sentByPigeonEventAttributes",
    ),
];

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("the file is written");
}

fn replayer() -> Replayer {
    Replayer::new().workflow::<Collect>()
}

#[tokio::test]
async fn a_file_that_is_no_history_says_so_and_the_others_are_replayed() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    for (name, text, _) in NO_HISTORIES {
        write(folder, name, text);
    }
    let gap = STARTED.replace(r#""eventId": "2""#, r#""eventId": "4""#);
    write(folder, "gap.json", &gap);
    write(folder, "whole.json", STARTED);
    write(
        folder,
        "notes.txt",
        "no history, and no one says that it is",
    );
    fs::create_dir(folder.join("folder.json")).expect("a folder");
    // As large as no history, and no byte of it is read.
    let huge = fs::File::create(folder.join("huge.json")).expect("a file");
    huge.set_len(1 << 40).expect("it has holes");

    let report = replayer().folder(folder).await.expect("one is replayed");
    let outcome = |name: &str| {
        let mut replayed = report.replayed.iter();
        let found = replayed.find(|it| it.name == name);
        &found.unwrap_or_else(|| panic!("{name} is missing")).outcome
    };
    let says = |name: &str, expected: &str| {
        let failure = outcome(name).as_ref().expect_err("it is no history");
        assert_eq!(
            failure.kind,
            ReplayFailureKind::History,
            "{name}: {failure}"
        );
        let said = failure.to_string();
        assert!(said.contains(expected), "{name}: {said}");
        for value in ["77001", "swordfish"] {
            assert!(!said.contains(value), "{name}: {said}");
        }
    };
    for (name, _, expected) in NO_HISTORIES {
        says(name, expected);
    }
    says("gap.json", "event 4: event 4 stands where 2 is to be");
    says(
        "huge.json",
        "it has 1099511627776 bytes, and no history has more than",
    );
    says("folder.json", "it can't be read: ");
    assert_eq!(outcome("whole.json"), &Ok(()));
    assert_eq!(report.replayed.len(), NO_HISTORIES.len() + 4);
}

#[tokio::test]
async fn a_folder_that_is_missing_or_has_no_history_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = replayer().folder(folder.path().join("none")).await;
    let error = error.expect_err("it is missing");
    assert!(matches!(error, ReplayError::Folder(_)), "{error}");
    write(folder.path(), "notes.txt", STARTED);
    let error = replayer().folder(folder.path()).await;
    let error = error.expect_err("it has none");
    assert!(matches!(error, ReplayError::NoHistories), "{error}");
}

#[tokio::test]
async fn a_replayer_without_workflows_or_with_one_twice_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "whole.json", STARTED);
    let error = Replayer::new().folder(folder.path()).await;
    let error = error.expect_err("it has no workflow");
    assert!(matches!(error, ReplayError::Sdk(_)), "{error}");
    let error = replayer().workflow::<Collect>().folder(folder.path()).await;
    let error = error.expect_err("it has one twice");
    assert!(
        matches!(error, ReplayError::RegisteredTwice("Collect")),
        "{error}"
    );
}
