//! A build that can't read what is recorded is deployed by mistake, and rolled back.

use e2e::server::{connect, serve, unique};
use evolution::v1;
use evolution::v1::orders_v1::ReleaseRequest;

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
