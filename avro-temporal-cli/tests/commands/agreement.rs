//! What `history check` says of a history, and what the replayer meets in it.
//!
//! Recorded histories are spoilt one payload at a time. Where the replayer can't read a payload, the
//! check says so of the same event, and nowhere else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avro_temporal_runtime::replay::{ReplayFailureKind, ReplayReport, Replayer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::case::run;

/// Where workflow code reads a payload: the attributes of an event, and the way from there.
const REPLAYED: [(&str, &[&str]); 5] = [
    ("WorkflowExecutionStartedEventAttributes", &["input"]),
    ("ActivityTaskCompletedEventAttributes", &["result"]),
    ("WorkflowExecutionSignaledEventAttributes", &["input"]),
    (
        "ChildWorkflowExecutionCompletedEventAttributes",
        &["result"],
    ),
    (
        "WorkflowExecutionUpdateAcceptedEventAttributes",
        &["accepted_request", "input", "args"],
    ),
];

/// Numbers that are the same in each run of the test.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("it is below a length")
    }
}

/// Recorded histories, and what reads them.
struct Example {
    histories: &'static str,
    contract: &'static str,
    replayer: fn() -> Replayer,
}

const EXAMPLES: [Example; 2] = [
    Example {
        histories: "orders/histories",
        contract: "orders/schemas/orders.avpr",
        replayer: || {
            Replayer::new()
                .workflow::<orders::workflows::ProcessOrder>()
                .workflow::<orders::workflows::ShipOrder>()
        },
    },
    // What releases 1 and 2 recorded, and release 3 replays.
    Example {
        histories: "evolution/histories",
        contract: "evolution/v3/schemas/orders.avpr",
        replayer: || {
            Replayer::new()
                .workflow::<evolution::v3::ProcessOrder>()
                .workflow::<evolution::v3::ShipOrder>()
        },
    },
];

impl Example {
    fn path(relative: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../examples")
            .join(relative)
    }

    /// The recorded histories, in an order that is always the same.
    fn recorded(&self) -> Vec<Value> {
        let folder = fs::read_dir(Self::path(self.histories)).expect("histories");
        let mut paths: Vec<PathBuf> = folder
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        let read = |path: &PathBuf| fs::read(path).expect("a file");
        let parse = |text: Vec<u8>| serde_json::from_slice(&text).expect("JSON");
        paths.iter().map(read).map(parse).collect()
    }
}

/// How many histories are spoilt: `cargo xtask soak` asks for more.
fn count() -> usize {
    let asked = std::env::var("AVRO_TEMPORAL_MUTATIONS").ok();
    asked.map_or(120, |asked| asked.parse().expect("a number"))
}

/// The payloads of an event that workflow code reads.
fn replayed(event: &mut Value) -> Vec<&mut Map<String, Value>> {
    let Some(attributes) = event["attributes"].as_object_mut() else {
        return Vec::new();
    };
    let held = |(kind, _): &&(&str, &[&str])| attributes.contains_key(*kind);
    let Some((kind, way)) = REPLAYED.iter().find(held) else {
        return Vec::new();
    };
    let mut value = &mut attributes[*kind];
    for name in *way {
        value = &mut value[name];
    }
    let payloads = value["payloads"].as_array_mut();
    let payloads = payloads.into_iter().flatten();
    payloads.filter_map(Value::as_object_mut).collect()
}

fn bytes(value: &Value) -> Vec<u8> {
    STANDARD
        .decode(value.as_str().expect("a text"))
        .expect("base64")
}

/// Spoils a payload, and says how; `other` is a payload of another event.
fn spoil(
    payload: &mut Map<String, Value>,
    other: &Map<String, Value>,
    numbers: &mut Numbers,
) -> &'static str {
    let mut data = bytes(&payload["data"]);
    let metadata = payload["metadata"].as_object_mut().expect("metadata");
    let encoded = |text: &[u8]| Value::String(STANDARD.encode(text));
    let how = match numbers.below(12) {
        0 => {
            let at = numbers.below(data.len());
            data[at] ^= 1 << numbers.below(8);
            "a bit is turned"
        }
        1 => {
            let keep = numbers.below(data.len());
            data.truncate(keep);
            "the data is cut off"
        }
        2 => {
            data.push(0);
            "a byte too many"
        }
        3 => {
            metadata.remove("avro-schema-json");
            "the schema doesn't travel with it"
        }
        4 => {
            metadata.remove("avro-schema");
            "no tag"
        }
        5 => {
            let mut tag = bytes(&metadata["avro-schema"]);
            let at = tag.len() - 1 - numbers.below(30);
            tag[at] = if tag[at] == b'0' { b'1' } else { b'0' };
            metadata["avro-schema"] = encoded(&tag);
            "another identity"
        }
        6 => {
            let text = metadata.get("avro-schema-json").map(bytes);
            let mut text = text.unwrap_or_else(|| br#""long""#.to_vec());
            let at = numbers.below(text.len());
            text[at] = b'x';
            metadata.insert("avro-schema-json".to_owned(), encoded(&text));
            "another text of the schema"
        }
        7 => {
            metadata["encoding"] = encoded(b"binary/other");
            "an encoding of nobody"
        }
        8 => {
            *metadata = Map::from_iter([("encoding".to_owned(), encoded(b"json/plain"))]);
            data = br#"{"no": "field"}"#.to_vec();
            "JSON that doesn't fit"
        }
        9 => {
            *metadata = Map::from_iter([("encoding".to_owned(), encoded(b"json/plain"))]);
            data = b"{".to_vec();
            "JSON that is none"
        }
        10 => {
            metadata.clone_from(other["metadata"].as_object().expect("metadata"));
            data = bytes(&other["data"]);
            "the payload of another event"
        }
        _ => {
            // Its own bytes, in front of which the fingerprint of another schema stands.
            data[2..10].copy_from_slice(&bytes(&other["data"])[2..10]);
            "another fingerprint"
        }
    };
    payload.insert("data".to_owned(), encoded(&data));
    how
}

/// Whether workflow code has run.
fn has_run(history: &Value) -> bool {
    let events = history["events"].as_array().expect("events");
    let done = "WorkflowTaskCompletedEventAttributes";
    events
        .iter()
        .any(|event| event["attributes"].get(done).is_some())
}

/// A history of which one payload is spoilt, and how.
fn spoilt(recorded: &[Value], numbers: &mut Numbers) -> (Value, String) {
    let mut others: Vec<Map<String, Value>> = Vec::new();
    for history in recorded {
        for event in history["events"].as_array().expect("events") {
            others.extend(
                replayed(&mut event.clone())
                    .into_iter()
                    .map(|it| it.clone()),
            );
        }
    }
    let other = others[numbers.below(others.len())].clone();
    let begun: Vec<&Value> = recorded.iter().filter(|it| has_run(it)).collect();
    let mut history = begun[numbers.below(begun.len())].clone();
    let events = history["events"].as_array_mut().expect("events");
    // What came after that, no workflow code has seen yet.
    let done = "WorkflowTaskCompletedEventAttributes";
    let seen = events
        .iter()
        .filter_map(|event| event["attributes"][done]["started_event_id"].as_i64())
        .max();
    let mut targets: Vec<(i64, &mut Map<String, Value>)> = Vec::new();
    for event in events {
        let id = event["event_id"].as_i64().expect("an id");
        if Some(id) < seen {
            targets.extend(replayed(event).into_iter().map(|payload| (id, payload)));
        }
    }
    let chosen = numbers.below(targets.len());
    let (id, payload) = &mut targets[chosen];
    let how = spoil(payload, &other, numbers);
    let how = format!("event {id}: {how}");
    (history, how)
}

/// The event of each history that has one that can't be read, by the file's name.
fn checked(folder: &Path, example: &Example) -> BTreeMap<String, i64> {
    let contract = Example::path(example.contract);
    let contract = contract.to_str().expect("a path");
    let arguments = [
        "history",
        "check",
        "--format",
        "json",
        "--histories",
        ".",
        contract,
    ];
    let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
    let said = run(folder, &arguments, b"");
    let found: Value = serde_json::from_str(&said.results).expect("JSON");
    assert_eq!(said.code, Some(1), "something is spoilt: {}", said.messages);
    let problems = found["problems"].as_array().expect("a list");
    let told = problems.iter().map(|problem| {
        let history = problem["history"].as_str().expect("a name");
        let history = history.rsplit('/').next().expect("a name").to_owned();
        (history, problem["event"].as_i64().expect("an event"))
    });
    told.collect()
}

fn met(report: &ReplayReport) -> BTreeMap<String, i64> {
    let unreadable = report
        .failures()
        .filter(|(_, failure)| failure.kind == ReplayFailureKind::Unreadable);
    let met = unreadable.map(|(name, failure)| {
        (
            name.to_owned(),
            failure.event_id.expect("the event is found"),
        )
    });
    met.collect()
}

#[tokio::test]
async fn the_check_says_what_the_replayer_meets() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut unreadable = 0;
    for example in &EXAMPLES {
        let recorded = example.recorded();
        let mut left = count() / EXAMPLES.len();
        while left > 0 {
            // The check names a hundred problems at most.
            let batch = left.min(100);
            left -= batch;
            unreadable += compare(example, &recorded, batch, &mut numbers).await;
        }
    }
    // A few of the spoilt ones are read all the same.
    assert!(unreadable > count() / 2, "{unreadable}");
}

/// Spoils so many histories, and compares; returns how many can't be read.
async fn compare(
    example: &Example,
    recorded: &[Value],
    batch: usize,
    numbers: &mut Numbers,
) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hows = BTreeMap::new();
    for index in 0..batch {
        let (history, how) = spoilt(recorded, numbers);
        let name = format!("{index:03}.json");
        fs::write(folder.path().join(&name), history.to_string()).expect("a file");
        hows.insert(name, how);
    }
    let replayer = (example.replayer)();
    let report = replayer.folder(folder.path()).await.expect("a report");
    let (checked, met) = (checked(folder.path(), example), met(&report));
    for (name, how) in &hows {
        let (checked, met) = (checked.get(name), met.get(name));
        assert_eq!(
            checked,
            met,
            "{how}; the replayer: {:?}",
            outcome(&report, name)
        );
    }
    met.len()
}

fn outcome(report: &ReplayReport, wanted: &str) -> Option<String> {
    let mut failures = report.failures();
    let (_, failure) = failures.find(|(name, _)| *name == wanted)?;
    Some(format!("{:?}: {failure}", failure.kind))
}

#[test]
fn the_parts_that_are_spoilt_are_there() {
    // Each kind of event stands in some history of each, so that each is spoilt in its turn.
    for example in &EXAMPLES {
        let recorded = example.recorded();
        let is_missing = |kind: &&str| {
            let mut events = recorded.iter().filter_map(|it| it["events"].as_array());
            !events.any(|events| {
                events
                    .iter()
                    .any(|it| it["attributes"].get(*kind).is_some())
            })
        };
        let kinds = REPLAYED.iter().map(|(kind, _)| *kind);
        let missing: Vec<&str> = kinds.filter(is_missing).collect();
        assert_eq!(missing, [""; 0], "{}", example.histories);
    }
}
