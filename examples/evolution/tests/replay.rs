//! Orders that releases 1 and 2 recorded, replayed by the workflows of release 3: without a server.
//!
//! `UPDATE_HISTORIES=1 cargo xtask test test -- -p evolution` records them anew.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;
use std::process::Command;

use avro_temporal_runtime::replay::{ReplayError, Replayer};
use evolution::v3;

/// The test that replays.
const REPLAYS: &str = "recorded_orders_go_on_with_release_3";

#[tokio::test]
async fn recorded_orders_go_on_with_release_3() -> Result<(), ReplayError> {
    let report = Replayer::new()
        .workflow::<v3::ProcessOrder>()
        .workflow::<v3::ShipOrder>()
        .folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("histories"))
        .await?;
    let mut of_release = BTreeMap::new();
    for replayed in &report.replayed {
        let release = replayed.name.split('-').nth(1).unwrap_or_default();
        *of_release.entry(release.to_owned()).or_insert(0) += 1;
    }
    // At every point where a run can be open or closed, and the runs of its shipment.
    assert_eq!(
        of_release,
        BTreeMap::from([("1".to_owned(), 34), ("2".to_owned(), 34)])
    );
    report.assert_all_replay();
    Ok(())
}

/// Runs the test above where there is no network: in a namespace of Linux that has not even a
/// loopback interface that is up. Elsewhere it runs without the server's address and no more.
#[test]
fn no_network_is_needed() {
    let program = env::current_exe().expect("this program");
    let mut command = if can_unshare() {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--net"])
            .arg(program);
        command
    } else {
        println!("no namespace can be made here: the replay is only run without an address");
        Command::new(program)
    };
    let output = command
        .args(["--exact", REPLAYS])
        .env_remove("AVRO_TEMPORAL_TEST_SERVER")
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
}

/// Whether namespaces without a network can be made, and are without one.
fn can_unshare() -> bool {
    let interfaces = Command::new("unshare")
        .args([
            "--user",
            "--map-root-user",
            "--net",
            "cat",
            "/proc/net/route",
        ])
        .output();
    // A line of headings, and none of a route.
    interfaces
        .is_ok_and(|it| it.status.success() && it.stdout.split(|it| *it == b'\n').count() <= 2)
}
