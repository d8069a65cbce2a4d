//! Runs that a worker without a contract left open, with JSON in all of their events.

use std::time::Duration;

use avro_temporal_runtime::sdk::client::schedules::{
    CreateScheduleOptions, DeleteScheduleOptions, ScheduleAction, ScheduleSpec,
};
use avro_temporal_runtime::sdk::client::{
    WorkflowExecuteUpdateOptions, WorkflowQueryOptions, WorkflowSignalOptions,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::wire::JSON_PLAIN;
use avro_temporal_runtime::{Client, WorkflowStartOptions, event_payloads};
use e2e::server::{connect, serve, unique};
use evolution::v3;
use evolution::v3::orders_v3::{ProcessOrder, ProcessOrderHandle, ReleaseRequest, ShipOrder, Step};

use crate::json::{self, children_of};
use crate::schedules::fire;
use crate::support::{await_charge, await_child, await_failed_attempt, called, task_failures};

fn order(id: &str) -> json::PlacedOrder {
    json::PlacedOrder {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

/// Starts an order as a client that knows JSON alone.
async fn start(client: &Client, queue: &str, id: &str) -> ProcessOrderHandle {
    let options = WorkflowStartOptions::new(queue, format!("order/{id}")).build();
    let started = client
        .sdk()
        .start_workflow(json::ProcessOrder::run, order(id), options);
    started.await.expect("it starts");
    client.get::<ProcessOrder>(format!("order/{id}"))
}

/// Signals an order as that client.
async fn release(client: &Client, id: &str, parcels: i32, pause_millis: i64) {
    let handle = client
        .sdk()
        .get_workflow_handle::<json::ProcessOrder>(format!("order/{id}"));
    let release = json::Release {
        parcels,
        pause_millis,
    };
    let options = WorkflowSignalOptions::default();
    let sent = handle.signal(json::ProcessOrder::release, release, options);
    sent.await.expect("it is open");
}

/// Changes the note of an order as that client; returns the step that it is told.
async fn change_note(client: &Client, id: &str, note: &str) -> json::Progress {
    let handle = client
        .sdk()
        .get_workflow_handle::<json::ProcessOrder>(format!("order/{id}"));
    let change = json::ChangeNote {
        note: note.to_owned(),
    };
    let options = WorkflowExecuteUpdateOptions::default();
    let changed = handle.execute_update(json::ProcessOrder::change_note, change, options);
    let _: json::Progress = changed.await.expect("it is taken");
    let asked = handle.query(
        json::ProcessOrder::get_progress,
        (),
        WorkflowQueryOptions::default(),
    );
    asked.await.expect("it answers")
}

/// Runs that a worker which speaks JSON leaves open, each elsewhere, in the order of their ids.
async fn leave_open(client: &Client, queue: &str, ids: &[String; 5]) -> Vec<ProcessOrderHandle> {
    let children = children_of(queue);
    let [waits, open_child, continues, shipped, activity] = ids;
    let shop = |bank_is_closed| json::Shop { bank_is_closed };
    // The input of an activity that no attempt got through.
    let last = json::serve(client, queue, shop(true), async {
        let run = start(client, queue, activity).await;
        await_failed_attempt(&run).await;
        run
    });
    let last = last.await;
    let open = json::serve(client, queue, shop(false), async {
        // The input, an activity's result, and an update.
        let mut runs = Vec::new();
        let run = start(client, queue, waits).await;
        await_charge(&run).await;
        let progress = change_note(client, waits, "ring twice; ").await;
        assert_eq!(progress.step, "CHARGED");
        assert_eq!(progress.note, "ring twice; ");
        runs.push(run);
        // A signal, and the input of a child; of a child that goes on as new; of one that ends.
        for (id, parcels, pause) in [
            (open_child, 1, 5_000),
            (continues, 30, 200),
            (shipped, 1, 3_000),
        ] {
            let run = start(client, queue, id).await;
            await_charge(&run).await;
            release(client, id, parcels, pause).await;
            await_child(&run).await;
            runs.push(run);
        }
        runs
    });
    let of_children = json::serve(client, &children, shop(false), async {
        let runs = open.await;
        // The result of a child that ends while nobody has its parent.
        e2e::recorded::await_event(&runs[3], "the child ends", |it| {
            let ended = matches!(
                it,
                Attributes::ChildWorkflowExecutionCompletedEventAttributes(_)
            );
            ended.then_some(())
        })
        .await;
        let child = client.get::<ShipOrder>(format!("shipment/{continues}"));
        e2e::recorded::await_event(&child, "the child goes on", |it| match it {
            Attributes::WorkflowExecutionStartedEventAttributes(it) => {
                (!it.continued_execution_run_id.is_empty()).then_some(())
            }
            _ => None,
        })
        .await;
        runs
    });
    let mut runs = of_children.await;
    runs.push(last);
    runs
}

#[tokio::test]
async fn a_worker_of_release_3_takes_over_from_one_that_spoke_json() {
    let client = connect().await;
    let queue = unique("json");
    let ids = ["waits", "open-child", "continues", "shipped", "activity"].map(unique);
    let runs = leave_open(&client, &queue, &ids).await;
    for run in &runs {
        let events = run.events().await.expect("it exists");
        for payload in events.iter().flat_map(event_payloads) {
            assert_eq!(payload.encoding(), JSON_PLAIN);
        }
    }
    let orders = v3::worker(&client, &queue, v3::Shop::default());
    let finish = serve(orders, async {
        let progress = runs[0].get_progress().await.expect("it answers");
        assert_eq!(progress.step, Step::Charged);
        assert_eq!(progress.note, "ring twice; ");
        // A client that knows JSON alone still sends what it sent.
        for id in [&ids[0], &ids[4]] {
            release(&client, id, 2, 0).await;
        }
        let mut receipts = Vec::new();
        for run in &runs {
            receipts.push(run.result().await.expect("it ends"));
        }
        receipts
    });
    let children = v3::worker(&client, &children_of(&queue), v3::Shop::default());
    let receipts = serve(children, finish).await;
    let parcels: Vec<usize> = receipts.iter().map(|it| it.parcels.len()).collect();
    assert_eq!(parcels, [2, 1, 30, 1, 2]);
    assert!(receipts[2].parcels[0].starts_with("json-"));
    assert!(receipts[2].parcels[29].starts_with("v3-"));
    assert!(receipts[3].parcels[0].starts_with("json-"));
    // It is older than all releases: nobody is told, and what has another name is called as it was.
    let notes = receipts.iter().map(|it| it.note.as_str());
    assert_eq!(notes.collect::<Vec<_>>(), ["ring twice; ", "", "", "", ""]);
    for (run, id) in runs.iter().zip(&ids) {
        assert_eq!(task_failures(run).await, []);
        let expected = [
            "acme.orders.v1.Orders.chargeCard".to_owned(),
            format!("acme.orders.v1.Orders.shipOrder shipment/{id}"),
        ];
        assert_eq!(called(run).await, expected);
        let child = client.get::<ShipOrder>(format!("shipment/{id}"));
        assert_eq!(task_failures(&child).await, []);
    }
}

#[tokio::test]
async fn a_schedule_with_json_starts_a_run_on_release_3() {
    let client = connect().await;
    let queue = unique("json-schedule");
    let id = unique("order");
    let workflow = json::ProcessOrder::run;
    let action =
        ScheduleAction::start_workflow(workflow, order(&id), &queue, format!("order/{id}"));
    let options = CreateScheduleOptions::builder()
        .action(action)
        .spec(ScheduleSpec::from_interval(Duration::from_hours(1)))
        .paused(true)
        .build();
    let schedule = client.sdk().create_schedule(unique("json"), options).await;
    let schedule = schedule.expect("it is made");
    serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let run = client.get::<ProcessOrder>(fire(&schedule).await);
        let release = ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
            approved_by: "grace".to_owned(),
        };
        run.release(release).await.expect("it is open");
        let receipt = run.result().await.expect("it ends");
        assert_eq!(receipt.note, "ada was told");
        assert_eq!(task_failures(&run).await, []);
    })
    .await;
    let deleted = schedule.delete(DeleteScheduleOptions::default()).await;
    deleted.expect("it is there");
}
