//! `doctor` lists what can't be read, and nothing else.

use std::path::Path;
use std::time::Duration;

use avro_temporal_runtime::ScheduleOptions;
use avro_temporal_runtime::logical::TimestampMicros;
use avro_temporal_runtime::sdk::client::schedules::ScheduleSpec;
use e2e::collect;
use e2e::garbage::raw;
use e2e::server::{options, serve};
use evolution::v1;
use evolution::v1::orders_v1;
use serde_json::Value;

use crate::held::Held;

fn order(id: &str) -> orders_v1::Order {
    orders_v1::Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

fn schema(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    path.to_str().expect("a path").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_that_reads_no_old_order_is_told_of_each() {
    let held = Held::new("doctor").await;
    let client = &held.client;
    let orders = orders_v1::Client::new(client.clone());
    serve(v1::worker(client, "orders", v1::Shop::default()), async {
        let start = |id: &str| {
            orders
                .process_order(order(id))
                .id(id)
                .task_queue("orders")
                .start()
        };
        start("open").await.expect("it starts");
        let closed = start("closed").await.expect("it starts");
        let release = orders_v1::ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
        };
        closed.release(release).await.expect("taken");
        closed.result().await.expect("it ends");
    })
    .await;
    let start = orders.process_order(order("s")).task_queue("orders");
    let mut hourly = ScheduleOptions::new(ScheduleSpec::from_interval(Duration::from_hours(1)));
    hourly.paused = true;
    start.schedule("nightly", hourly).await.expect("it is made");

    let sound = schema("examples/evolution/v3/schemas/orders.avpr");
    let said = held
        .ask(&["doctor", &sound], |it| {
            it.results.contains("1 run and 1 schedule")
        })
        .await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.messages, "");

    let broken = schema("examples/evolution/tests/server/broken/orders.avpr");
    let said = held
        .ask(&["doctor", "--format", "json", &broken], |it| {
            it.code == Some(1)
        })
        .await;
    let found: Value = serde_json::from_str(&said.results).expect("JSON");
    let problems = found["problems"].as_array().expect("a list");
    let told: Vec<(String, i64, &str, &str)> = problems
        .iter()
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().expect("a text");
            let holder = text("history").split(" (").next().expect("a name");
            let event = problem["event"].as_i64().expect("a number");
            (holder.to_owned(), event, text("field"), text("rule"))
        })
        .collect();
    let expected = [
        ("open run `open`".to_owned(), 1, "input", "unknown_writer"),
        (
            "schedule `nightly`, paused".to_owned(),
            0,
            "input",
            "unknown_writer",
        ),
    ];
    assert_eq!(told, expected, "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_that_was_left_out_is_sent_again_once() {
    let held = Held::new("skipped").await;
    let client = &held.client;
    let new = |id: &str| {
        let sample = collect::v2::inbox::Sample {
            note: None,
            text: id.to_owned(),
            smallest: 0,
            largest: 0,
            at: TimestampMicros(0),
            kind: collect::v2::inbox::Kind::Fourth,
        };
        raw(vec![e2e::garbage::payload_of(&sample)])
    };
    // The older build knows no such symbol, and leaves the signal out.
    let old = avro_temporal_runtime::Worker::new(client, options("inbox"))
        .workflow::<collect::v1::Collect>();
    let run = serve(old, async {
        let inbox = collect::v1::inbox::Client::new(client.clone());
        let run = inbox.collect().id("collects").task_queue("inbox").start();
        let run = run.await.expect("it starts");
        e2e::raw::signal(client, "collects", "lenient", new("late")).await;
        let garbage = raw(vec![e2e::garbage::json("{")]);
        e2e::raw::signal(client, "collects", "lenient", garbage).await;
        e2e::recorded::await_event(&run, "both are left out", |it| {
            use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
            matches!(it, Attributes::MarkerRecordedEventAttributes(_)).then_some(())
        })
        .await;
        run
    });
    let run = run.await;
    let file = schema("tests/e2e/schemas/v2/inbox.avpr");
    let lines = ["run `collects`"];
    let said = held
        .ask(&["doctor", "--skipped", &file], |it| {
            it.listed(&lines).len() == 2
        })
        .await;
    let listed = said.listed(&lines);
    assert_eq!(listed.len(), 2, "{said:?}");
    assert!(
        listed[0].ends_with("signal `lenient` was left out; it can be read now"),
        "{said:?}"
    );
    assert!(
        listed[1].ends_with("signal `lenient` was left out; it can't be read"),
        "{said:?}"
    );
    for _ in 0..2 {
        let said = held
            .ask(&["doctor", "--skipped", "--send-again", &file], |_| true)
            .await;
        assert!(said.results.contains("it was sent again"), "{said:?}");
    }
    let new = avro_temporal_runtime::Worker::new(client, options("inbox"))
        .workflow::<collect::v2::Collect>();
    let collected = serve(new, async {
        run.finish().await.expect("taken");
        run.result().await.expect("it ends")
    });
    assert_eq!(collected.await.texts, ["late"], "once");
}
