//! Schedules that a client of one release made, and what they start on workers of another.

use std::time::Duration;

use avro_temporal_runtime::ScheduleOptions;
use avro_temporal_runtime::sdk::client;
use avro_temporal_runtime::sdk::client::RpcOptions;
use avro_temporal_runtime::sdk::client::schedules::{
    DeleteScheduleOptions, ScheduleHandle, ScheduleOverlapPolicy, ScheduleSpec,
    TriggerScheduleOptions,
};
use e2e::server::{connect, serve, unique};
use evolution::v1::orders_v1;
use evolution::v3::orders_v3;
use evolution::{v1, v3};

use crate::support::{await_charge, called, order, task_failures};

/// It starts nothing by itself.
pub(crate) fn options() -> ScheduleOptions {
    let mut options = ScheduleOptions::new(ScheduleSpec::from_interval(Duration::from_hours(1)));
    options.paused = true;
    options
}

/// Has a schedule start its workflow; returns the workflow's id.
pub(crate) async fn fire(schedule: &ScheduleHandle<client::Client>) -> String {
    let policy = ScheduleOverlapPolicy::AllowAll;
    let triggered = schedule.trigger(policy, TriggerScheduleOptions::default());
    triggered.await.expect("it is there");
    let started = async {
        loop {
            let described = schedule.describe(RpcOptions::default()).await;
            if let Some(action) = described.expect("it is there").recent_actions().first() {
                return action.workflow_id.clone();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let limit = Duration::from_mins(2);
    tokio::time::timeout(limit, started)
        .await
        .expect("the schedule starts its workflow")
}

#[tokio::test]
async fn a_schedule_of_release_1_starts_a_run_on_release_3() {
    let client = connect().await;
    let queue = unique("old-schedule");
    let orders = orders_v1::Client::new(client.clone());
    let start = orders.process_order(order(&unique("order")));
    let schedule = start
        .task_queue(&queue)
        .schedule(unique("old-schedule"), options());
    let schedule = schedule.await.expect("it is made");
    serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let id = fire(&schedule).await;
        let run = client.get::<orders_v3::ProcessOrder>(&id);
        let release = orders_v3::ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
            approved_by: "grace".to_owned(),
        };
        run.release(release).await.expect("taken");
        let receipt = run.result().await.expect("it ends");
        assert_eq!(receipt.note, "ada was told");
        assert_eq!(called(&run).await[0], "acme.ChargeCard");
        assert_eq!(task_failures(&run).await, []);
    })
    .await;
    let deleted = schedule.delete(DeleteScheduleOptions::default()).await;
    deleted.expect("it is there");
}

#[tokio::test]
async fn a_schedule_of_release_3_starts_a_run_on_release_1() {
    let client = connect().await;
    let queue = unique("new-schedule");
    let orders = orders_v3::Client::new(client.clone());
    let order = orders_v3::Order {
        order_id: unique("order"),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
        express: true,
    };
    let start = orders.process_order(order).task_queue(&queue);
    let schedule = start.schedule(unique("new-schedule"), options());
    let schedule = schedule.await.expect("it is made");
    let id = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let id = fire(&schedule).await;
        await_charge(&client.get::<orders_v1::ProcessOrder>(&id)).await;
        id
    });
    let id = id.await;
    // And the run stays of release 1 where release 3 goes on with it.
    serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let run = client.get::<orders_v3::ProcessOrder>(&id);
        let release = orders_v3::ReleaseRequest {
            parcels: 1,
            pause_millis: 0,
            approved_by: "grace".to_owned(),
        };
        run.release(release).await.expect("taken");
        let receipt = run.result().await.expect("it ends");
        assert_eq!(receipt.note, "");
        let charge = "acme.orders.v1.Orders.chargeCard";
        assert_eq!(called(&run).await[0], charge);
        assert_eq!(task_failures(&run).await, []);
    })
    .await;
    let deleted = schedule.delete(DeleteScheduleOptions::default()).await;
    deleted.expect("it is there");
}
