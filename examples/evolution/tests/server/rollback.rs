//! Rollbacks: of a build that can't read what is recorded, and of a release that has done some work.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::{connect, serve, unique};
use evolution::v1::orders_v1::{ReleaseRequest, ShipOrder};
use evolution::{v1, v3};

use crate::broken;
use crate::support::{await_charge, start, task_failures};

#[tokio::test]
async fn a_rollback_heals_a_build_that_can_t_read_the_open_runs() {
    let client = connect().await;
    let queue = unique("rollback");
    let ids = ["first", "second"].map(unique);
    let runs = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let mut runs = Vec::new();
        for id in &ids {
            let run = start(&client, &queue, id).await;
            await_charge(&run).await;
            runs.push(run);
        }
        runs
    });
    let runs = runs.await;
    let messages = serve(broken::worker(&client, &queue), async {
        let mut messages = Vec::new();
        for run in &runs {
            let release = ReleaseRequest {
                parcels: 1,
                pause_millis: 0,
            };
            run.release(release).await.expect("taken");
            messages.push(e2e::recorded::await_task_failure(run).await);
        }
        messages
    });
    for message in messages.await {
        assert!(message.contains("can't be read by this build"), "{message}");
        // What to roll back to.
        assert!(
            message.contains("written as acme.orders.v1.Order@1:"),
            "{message}"
        );
        assert!(
            message.contains("version 1 of `acme.orders.v1.Order`"),
            "{message}"
        );
    }
    let receipts = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let mut receipts = Vec::new();
        for run in &runs {
            receipts.push(run.result().await.expect("the run ends"));
        }
        receipts
    });
    for (receipt, run) in receipts.await.iter().zip(&runs) {
        assert_eq!(receipt.parcels.len(), 1);
        assert!(!task_failures(run).await.is_empty());
    }
}

#[tokio::test]
async fn release_1_goes_on_with_children_and_continued_runs_that_release_3_began() {
    let client = connect().await;
    let queue = unique("back");
    let id = unique("order");
    let run = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let run = start(&client, &queue, &id).await;
        await_charge(&run).await;
        run
    });
    let run = run.await;
    let child = client.get::<ShipOrder>(format!("shipment/{id}"));
    serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let release = ReleaseRequest {
            parcels: 4,
            pause_millis: 1_000,
        };
        run.release(release).await.expect("taken");
        // The child's second run: release 3 began both.
        e2e::recorded::await_event(&child, "the child has continued as new", |it| match it {
            Attributes::WorkflowExecutionStartedEventAttributes(it) => {
                (!it.continued_execution_run_id.is_empty()).then_some(())
            }
            _ => None,
        })
        .await;
    })
    .await;
    let receipt = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        run.result().await.expect("release 1 ends it")
    });
    let parcels = receipt.await.parcels;
    assert_eq!(parcels.len(), 4);
    assert!(parcels[0].starts_with("v3-"), "{parcels:?}");
    assert!(parcels[3].starts_with("v1-"), "{parcels:?}");
    assert_eq!(task_failures(&run).await, []);
    assert_eq!(task_failures(&child).await, []);
}
