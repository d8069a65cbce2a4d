//! Many runs, of which each is elsewhere: handed from release to release, and recorded.
//!
//! `cargo xtask soak runs` has more of them.

mod build;
mod recording;
mod step;
mod takeover;

use std::path::Path;
use std::{env, fs};

use avro_temporal_runtime::replay::{RecordedHistory, Replayer};
use e2e::server::connect;
use evolution::v3;

use build::{V1, V2};
use step::Attributes;

/// What an ordinary test has; the variables ask for more.
fn count(variable: &str, ordinary: usize) -> usize {
    env::var(variable).map_or(ordinary, |text| {
        let count = text.parse().ok().filter(|it| *it > 0);
        count.unwrap_or_else(|| panic!("`{variable}` is no number of runs"))
    })
}

#[tokio::test]
async fn runs_are_handed_from_release_to_release() {
    let client = connect().await;
    let runs = count("EVOLUTION_RUNS", 12);
    takeover::hand_over(&client, runs).await;
    println!("{runs} runs were handed from release to release, and no task failed");
}

#[tokio::test]
async fn what_releases_1_and_2_record_is_replayed_by_release_3() {
    let client = connect().await;
    let least = count("EVOLUTION_HISTORIES", 50);
    let mut histories = Vec::new();
    while histories.len() < least {
        histories.extend(Box::pin(recording::record::<V1>(&client)).await);
        histories.extend(Box::pin(recording::record::<V2>(&client)).await);
    }
    let report = Replayer::new()
        .workflow::<v3::ProcessOrder>()
        .workflow::<v3::ShipOrder>()
        .histories(histories.iter().map(|(_, history)| history.clone()))
        .await
        .expect("they are replayed");
    report.assert_all_replay();
    println!("{} histories were recorded and replayed", histories.len());
    // For `tests/replay.rs`.
    if env::var_os("UPDATE_HISTORIES").is_some() {
        keep(&histories).await;
    }
}

async fn keep(histories: &[(String, RecordedHistory)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("histories");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("it can be written anew");
    }
    fs::create_dir_all(&folder).expect("a folder");
    for (name, history) in histories {
        let file = folder.join(format!("{name}.json"));
        history.save(&file).await.expect("it is written");
        hide_identities(&file, history);
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
            Some(Attributes::WorkflowExecutionCancelRequestedEventAttributes(it)) => &it.identity,
            Some(Attributes::WorkflowExecutionTerminatedEventAttributes(it)) => &it.identity,
            Some(Attributes::ActivityTaskStartedEventAttributes(it)) => &it.identity,
            _ => continue,
        };
        // Also within the names of the queues that are a worker's own.
        if !identity.is_empty() {
            text = text.replace(identity.as_str(), "somebody");
        }
    }
    fs::write(file, text).expect("it is written");
}
