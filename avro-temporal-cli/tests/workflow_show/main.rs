//! Temporal's own command line, with the codec server behind it, on an order workflow.

#[path = "../codec_server/process.rs"]
#[allow(dead_code, reason = "the other tests end the server in more ways")]
mod process;

use std::env;
use std::process::Command;

use avro_temporal_runtime::{Client, Worker, WorkerOptions};
use orders::activities::{Bank, Carrier};
use orders::settings::{DECLINED_CARD, change_note, orders, outcome, release};
use orders::workflows::{ProcessOrder, ShipOrder};
use process::Server;
use tokio::sync::Notify;

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!("`{name}` is not set; run `cargo xtask test test -- -p avro-temporal-cli`")
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_shows_an_order_as_json() {
    let address = variable("AVRO_TEMPORAL_TEST_SERVER");
    let client = Client::connect(&address, "default")
        .await
        .expect("the server answers");
    let id = format!("workflow-show-{}", std::process::id());
    let (own, child) = (id.clone(), id.clone());
    let worker = Worker::new(&client, WorkerOptions::new(&id).build())
        .activity_defaults(move |_, options| options.task_queue = Some(own.clone()))
        .child_defaults(move |_, options| options.task_queue = Some(child.clone()))
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .activities(Bank {
            declined: DECLINED_CARD.to_owned(),
        })
        .activities(Carrier {
            prefix: orders::settings::CARRIER.to_owned(),
        });
    let order = orders().remove(2);
    let done = Notify::new();
    let (ran, ()) = tokio::join!(worker.run_until(done.notified()), async {
        let start = client.workflow::<orders::orders::ProcessOrder>(order.clone());
        let start = start.id(&id).task_queue(&id).start();
        let handle = start.await.expect("it starts");
        handle
            .change_note(change_note())
            .await
            .expect("it is taken");
        handle.release(release()).await.expect("it is taken");
        let result = handle.result().await.expect("it completes");
        assert_eq!(Ok(result), outcome(&order));
        done.notify_one();
    });
    ran.expect("the worker lives");

    let without = show(&address, &id, &["--detailed"]);
    assert!(!without.contains("tea-assam-250"), "{without}");
    let server = Server::start();
    let endpoint = format!("http://{}", server.address);
    let result = show(&address, &id, &["--codec-endpoint", &endpoint]);
    for expected in [
        r#""status":"SHIPPED""#,
        r#""parcels":["DE-A-3-1","DE-A-3-2"]"#,
        r#""totalCents":12650"#,
        "№ 7 ☂",
    ] {
        assert!(result.contains(expected), "{expected}: {result}");
    }
    // In detail each JSON value stands on a line; 64-bit numbers are rounded by the command line.
    let detailed = show(
        &address,
        &id,
        &["--detailed", "--codec-endpoint", &endpoint],
    );
    for expected in [
        "input[0].placedAt: 1969-12-31T23:59:59.999999Z",
        "input[0].lines[0].sku: tea-assam-250",
        "input[0].parcels: 2",
        "result[0].attempt: 3",
        "result[0].status: SHIPPED",
    ] {
        assert!(detailed.contains(expected), "{expected}: {detailed}");
    }
}

fn show(address: &str, id: &str, arguments: &[&str]) -> String {
    let output = Command::new(variable("AVRO_TEMPORAL_TEST_TEMPORAL_CLI"))
        .args(["workflow", "show", "--workflow-id", id])
        .args(["--address", address, "--env-file", "/dev/null"])
        .args(arguments)
        .output()
        .expect("the command runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    shown
}
