//! Clients of release 1, once the workers are of release 3.

use e2e::server::{connect, serve, unique};
use evolution::v1::orders_v1::{ChangeNoteRequest, ReleaseRequest, Step};
use evolution::v3;

use crate::support::{await_charge, called, start, task_failures};

#[tokio::test]
async fn a_client_of_release_1_starts_asks_changes_and_signals_a_run_of_release_3() {
    let client = connect().await;
    let queue = unique("old-clients");
    let id = unique("order");
    let run = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        let run = start(&client, &queue, &id).await;
        await_charge(&run).await;
        let progress = run.get_progress().await.expect("an answer");
        assert_eq!(progress.step, Step::Charged);
        let note = "ring twice; ".to_owned();
        let changed = run.change_note(ChangeNoteRequest { note }).await;
        assert_eq!(changed.expect("it is taken").note, "ring twice; ");
        let release = ReleaseRequest {
            parcels: 2,
            pause_millis: 0,
        };
        run.release(release).await.expect("taken");
        let receipt = run.result().await.expect("it ends");
        // The run is of the worker's release, whoever started it.
        assert_eq!(receipt.note, "ring twice; ada was told");
        assert_eq!(receipt.parcels.len(), 2);
        // Release 1 has no `SHIPPED`, and takes the enum's default for it.
        let progress = run.get_progress().await.expect("an answer");
        assert_eq!(progress.step, Step::Placed);
        run
    });
    let run = run.await;
    assert_eq!(task_failures(&run).await, []);
    let expected = [
        "acme.ChargeCard".to_owned(),
        format!("acme.ShipOrder order/{id}/shipment"),
        "acme.orders.v1.Orders.tellCustomer".to_owned(),
    ];
    assert_eq!(called(&run).await, expected);
}
