//! `retire` lists what needs a release, and nothing else.

use std::time::Duration;

use avro_temporal_runtime::sdk::client::schedules::{DeleteScheduleOptions, ScheduleSpec};
use avro_temporal_runtime::{Client, ScheduleOptions};
use e2e::server::serve;
use evolution::v1::orders_v1;
use evolution::v3::orders_v3;
use evolution::{v1, v2, v3};

use crate::held::{Held, schemas};

fn order_1(id: &str) -> orders_v1::Order {
    orders_v1::Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

fn order_3(id: &str) -> orders_v3::Order {
    orders_v3::Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
        express: true,
    }
}

fn hourly() -> ScheduleOptions {
    let mut options = ScheduleOptions::new(ScheduleSpec::from_interval(Duration::from_hours(1)));
    options.paused = true;
    options
}

/// Runs and a schedule of releases 2 and 3, whose schemas travel or are those of release 3.
async fn newer(client: &Client, queue: &str) {
    let new = orders_v3::Client::new(client.clone());
    serve(v2::worker(client, queue, v2::Shop::default()), async {
        let middle = evolution::v2::orders_v2::Client::new(client.clone());
        let order = evolution::v2::orders_v2::Order {
            order_id: "middle".to_owned(),
            customer_id: "ada".to_owned(),
            amount_cents: 1_200,
            express: false,
        };
        let start = middle.process_order(order).id("middle-open");
        start.task_queue(queue).start().await.expect("it starts");
    })
    .await;
    serve(v3::worker(client, queue, v3::Shop::default()), async {
        let start = |id: &str| {
            new.process_order(order_3(id))
                .id(id)
                .task_queue(queue)
                .start()
        };
        start("new-open").await.expect("it starts");
        let closed = start("new-closed").await.expect("it starts");
        let release = orders_v3::ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
            approved_by: "grace".to_owned(),
        };
        closed.release(release).await.expect("taken");
        closed.result().await.expect("it ends");
    })
    .await;
    let later = new.process_order(order_3("s")).task_queue(queue);
    let later = later.schedule("new-schedule", hourly()).await;
    later.expect("it is made");
}

#[tokio::test(flavor = "multi_thread")]
async fn exactly_what_needs_a_release_keeps_it() {
    let held = Held::new("retire").await;
    let client = &held.client;
    let queue = "orders";
    let old = orders_v1::Client::new(client.clone());
    // Release 1: a run that stays open, one that ends, and a schedule.
    let open = serve(v1::worker(client, queue, v1::Shop::default()), async {
        let start = |id: &str| {
            old.process_order(order_1(id))
                .id(id)
                .task_queue(queue)
                .start()
        };
        let open = start("old-open").await.expect("it starts");
        let closed = start("old-closed").await.expect("it starts");
        let release = orders_v1::ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
        };
        closed.release(release).await.expect("taken");
        closed.result().await.expect("it ends");
        open
    });
    let open = open.await;
    let schedule = old.process_order(order_1("s")).task_queue(queue);
    let schedule = schedule.schedule("old-schedule", hourly()).await;
    let schedule = schedule.expect("it is made");
    newer(client, queue).await;

    let folder = schemas();
    let file = folder.path().join("orders.avpr");
    let file = file.to_str().expect("a path");
    let released = folder.path().join("released/acme.orders.v1.Orders");
    // Five orders, and the shipments of two.
    let said = held
        .ask(&["retire", "1", file], |it| {
            it.results.contains("7 runs and 2 schedules") && it.listed(&["closed run"]).len() == 1
        })
        .await;
    assert_eq!(said.code, Some(1), "{said:?}");
    let listed = said.listed(&["open run", "closed run", "schedule"]);
    let [closed_line, open_line, schedule_line] = listed.as_slice() else {
        panic!("{said:?}")
    };
    assert!(
        closed_line.starts_with("closed run `old-closed` (")
            && closed_line.contains("): event 1, `input`, written as acme.orders.v1.Order@1; the server keeps it until 20"),
        "{closed_line}"
    );
    assert!(
        open_line.starts_with("open run `old-open` (")
            && open_line.ends_with("): event 1, `input`, written as acme.orders.v1.Order@1"),
        "{open_line}"
    );
    assert_eq!(
        *schedule_line,
        "schedule `old-schedule`, paused: `input`, written as acme.orders.v1.Order@1"
    );
    assert!(
        said.messages.starts_with(
            "error: release 1 of `acme.orders.v1.Orders` is needed by 2 runs and 1 schedule \
             [release_needed]"
        ),
        "{said:?}"
    );
    assert!(released.join("1.avpr").exists());

    // The open one ends, and the server deletes what is closed.
    open.terminate("it is only a test").await.expect("it ends");
    held.delete("old-open").await;
    held.delete("old-closed").await;
    let deleted = schedule.delete(DeleteScheduleOptions::default()).await;
    deleted.expect("it is deleted");
    let said = held
        .ask(&["retire", "1", "--dry-run", file], |it| it.code == Some(0))
        .await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(released.join("1.avpr").exists(), "it was only asked");
    let said = held
        .ask(&["retire", "1", file], |it| it.code == Some(0))
        .await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!released.join("1.avpr").exists());
    let manifest = std::fs::read_to_string(released.join("releases.toml")).expect("the manifest");
    assert_eq!(manifest.matches("\nretired = ").count(), 1, "{manifest}");
    let said = held.ask(&["retire", "1", file], |_| true).await;
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.messages.contains("was retired on 20"), "{said:?}");
    let said = held.ask(&["retire", "3", file], |_| true).await;
    assert!(said.messages.contains("is the newest"), "{said:?}");
}
