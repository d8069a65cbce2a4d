//! In the middle of a rollout: clients of release 3, and workers of releases 1 and 3.

use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::WorkflowTaskFailedCause;
use e2e::server::{connect, serve, unique};
use evolution::v3::orders_v3::{self, ChangeNoteRequest, Order, ReleaseRequest, Step};
use evolution::{v1, v3};

use crate::support::{await_charge, called, task_failures};

fn order(id: &str) -> Order {
    Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
        express: true,
    }
}

fn release() -> ReleaseRequest {
    ReleaseRequest {
        parcels: 2,
        pause_millis: 0,
        approved_by: "grace".to_owned(),
    }
}

#[tokio::test]
async fn what_release_3_sends_is_read_by_release_1_and_the_run_stays_of_release_1() {
    let client = connect().await;
    let queue = unique("rollout");
    let orders = orders_v3::Client::new(client.clone());
    let ids = [unique("released"), unique("open")];
    let runs = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let mut runs = Vec::new();
        for id in &ids {
            let start = orders.process_order(order(id)).task_queue(&queue).start();
            runs.push(start.await.expect("it starts"));
        }
        let [released, open] = [&runs[0], &runs[1]];
        await_charge(released).await;
        await_charge(open).await;
        let note = "ring twice".to_owned();
        let changed = open.change_note(ChangeNoteRequest { note }).await;
        assert_eq!(changed.expect("it is taken").step, Step::Charged);
        let progress = open.get_progress().await.expect("an answer");
        assert_eq!(progress.note, "ring twice");
        released.release(release()).await.expect("taken");
        let receipt = released.result().await.expect("release 1 ends it");
        assert_eq!(receipt.parcels.len(), 2);
        runs
    });
    let runs = runs.await;
    let open = &runs[1];
    let receipt = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        open.release(release()).await.expect("taken");
        open.result().await.expect("release 3 ends it")
    });
    // It isn't told that it could tell the customer.
    assert_eq!(receipt.await.note, "ring twice");
    for run in &runs {
        assert_eq!(task_failures(run).await, []);
        assert_eq!(called(run).await[0], "acme.orders.v1.Orders.chargeCard");
    }
}

#[tokio::test]
async fn a_run_of_release_3_waits_while_only_release_1_is_there() {
    let client = connect().await;
    let queue = unique("newer");
    let orders = orders_v3::Client::new(client.clone());
    let id = unique("new");
    let run = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let start = orders.process_order(order(&id)).task_queue(&queue).start();
        let run = start.await.expect("it starts");
        await_charge(&run).await;
        run
    });
    let run = run.await;
    serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        run.release(release()).await.expect("taken");
        e2e::recorded::await_task_failure(&run).await
    })
    .await;
    let receipt = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        run.result().await.expect("release 3 goes on with it")
    });
    assert_eq!(receipt.await.note, "ada was told");
    let causes = task_failures(&run).await;
    let is_nondeterminism = |(cause, _): &(WorkflowTaskFailedCause, String)| {
        *cause == WorkflowTaskFailedCause::NonDeterministicError
    };
    assert!(causes.iter().all(is_nondeterminism), "{causes:?}");
    let expected = [
        "acme.ChargeCard".to_owned(),
        format!("acme.ShipOrder order/{id}/shipment"),
        "acme.orders.v1.Orders.tellCustomer".to_owned(),
    ];
    assert_eq!(called(&run).await, expected);
}
