//! Activities on workers of another release than the workflows that call them.

use e2e::server::{connect, options, serve, unique};
use evolution::v1::orders_v1;
use evolution::v2::orders_v2;
use evolution::v3::orders_v3;
use evolution::{v1, v2, v3};

use crate::support::{await_failed_attempt, start, task_failures};

#[tokio::test]
async fn newer_activities_serve_older_workflows() {
    let client = connect().await;
    let queue = unique("newer-fleet");
    let fleet = unique("newer-activities");
    let workflows = v1::workflow_worker(&client, options(&queue), &fleet);
    let activities = v3::activity_worker(&client, &fleet, v3::Shop::default());
    let both = serve(
        workflows,
        serve(activities, async {
            let run = start(&client, &queue, &unique("order")).await;
            let release = orders_v1::ReleaseRequest {
                parcels: 2,
                pause_millis: 0,
            };
            run.release(release).await.expect("taken");
            let receipt = run.result().await.expect("it ends");
            assert_eq!(receipt.parcels.len(), 2);
            for parcel in receipt.parcels {
                assert!(parcel.starts_with("v3-"), "{parcel}");
            }
            assert_eq!(task_failures(&run).await, []);
        }),
    );
    both.await;
}

#[tokio::test]
async fn older_activities_serve_newer_workflows() {
    let client = connect().await;
    let queue = unique("older-fleet");
    let fleet = unique("older-activities");
    let workflows = v2::workflow_worker(&client, options(&queue), &fleet);
    // What they get is an order with a field that they don't know.
    let activities = v1::activity_worker(&client, &fleet, v1::Shop::default());
    let both = serve(
        workflows,
        serve(activities, async {
            let orders = orders_v2::Client::new(client.clone());
            let order = orders_v2::Order {
                order_id: unique("order"),
                customer_id: "ada".to_owned(),
                amount_cents: 1_200,
                express: true,
            };
            let start = orders.process_order(order).task_queue(&queue).start();
            let run = start.await.expect("it starts");
            let release = orders_v2::ReleaseRequest {
                parcels: 2,
                pause_millis: 0,
                approved_by: "grace".to_owned(),
            };
            run.release(release).await.expect("taken");
            let receipt = run.result().await.expect("it ends");
            assert_eq!(receipt.parcels.len(), 2);
            for parcel in receipt.parcels {
                assert!(parcel.starts_with("v1-"), "{parcel}");
            }
            assert_eq!(task_failures(&run).await, []);
        }),
    );
    both.await;
}

#[tokio::test]
async fn an_activity_under_its_new_name_waits_for_workers_that_have_it() {
    let client = connect().await;
    let queue = unique("renamed");
    let fleet = unique("renamed-activities");
    let workflows = v3::workflow_worker(&client, options(&queue), &fleet);
    serve(workflows, async {
        let orders = orders_v3::Client::new(client.clone());
        let order = orders_v3::Order {
            order_id: unique("order"),
            customer_id: "ada".to_owned(),
            amount_cents: 1_200,
            express: true,
        };
        let older = v1::activity_worker(&client, &fleet, v1::Shop::default());
        let run = serve(older, async {
            let start = orders.process_order(order).task_queue(&queue).start();
            let run = start.await.expect("it starts");
            let message = await_failed_attempt(&run).await;
            assert!(message.contains("acme.ChargeCard"), "{message}");
            run
        });
        let run = run.await;
        let newer = v3::activity_worker(&client, &fleet, v3::Shop::default());
        serve(newer, async {
            let release = orders_v3::ReleaseRequest {
                parcels: 1,
                pause_millis: 0,
                approved_by: String::new(),
            };
            run.release(release).await.expect("taken");
            let receipt = run.result().await.expect("it ends");
            assert_eq!(receipt.note, "ada was told");
        })
        .await;
        assert_eq!(task_failures(&run).await, []);
    })
    .await;
}
