//! Runs that release 1 left open, each elsewhere.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::{connect, serve, unique};
use evolution::v1::orders_v1::{ChangeNoteRequest, ReleaseRequest, Step};
use evolution::{v1, v3};

use crate::support::{await_charge, await_child, called, start, task_failures};

/// A pause that is still open when the worker changes.
const LONG: i64 = 4_000;

fn release(parcels: i32, pause_millis: i64) -> ReleaseRequest {
    ReleaseRequest {
        parcels,
        pause_millis,
    }
}

#[tokio::test]
async fn runs_that_release_1_left_open_are_finished_by_release_3() {
    let client = connect().await;
    let queue = unique("old-runs");
    let ids = ["waits", "timer", "continues", "activity"].map(unique);
    let closed = v1::Shop {
        bank_is_closed: true,
    };
    // One run is left with an activity that no attempt of release 1 gets through.
    let activity = serve(v1::worker(&client, &queue, closed), async {
        let run = start(&client, &queue, &ids[3]).await;
        e2e::recorded::await_event(&run, "the activity is scheduled", |it| {
            matches!(it, Attributes::ActivityTaskScheduledEventAttributes(_)).then_some(())
        })
        .await;
        run
    });
    let activity = activity.await;
    let open = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let waits = start(&client, &queue, &ids[0]).await;
        let timer = start(&client, &queue, &ids[1]).await;
        let continues = start(&client, &queue, &ids[2]).await;
        await_charge(&waits).await;
        // A child that waits for a timer, and one that continues as new meanwhile.
        let release_1 = release(2, LONG);
        timer.release(release_1).await.expect("taken");
        continues.release(release(30, 100)).await.expect("taken");
        await_child(&timer).await;
        await_child(&continues).await;
        [waits, timer, continues]
    });
    let [waits, timer, continues] = open.await;
    let receipts = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        // A client of release 1 asks a worker of release 3.
        let note = "by the back door".to_owned();
        let changed = waits
            .change_note(ChangeNoteRequest { note })
            .await
            .expect("the update is taken");
        assert_eq!(changed.step, Step::Charged);
        for run in [&waits, &activity] {
            run.release(release(1, 0)).await.expect("taken");
        }
        let mut receipts = Vec::new();
        for run in [&waits, &timer, &continues, &activity] {
            receipts.push(run.result().await.expect("the run ends"));
        }
        receipts
    });
    let receipts = receipts.await;
    let parcels: Vec<usize> = receipts.iter().map(|it| it.parcels.len()).collect();
    assert_eq!(parcels, [1, 2, 30, 1]);
    assert!(receipts[2].parcels[29].starts_with("v3-"));
    let notes: Vec<&str> = receipts.iter().map(|it| it.note.as_str()).collect();
    assert_eq!(notes, ["by the back door", "", "", ""], "nobody is told");
    for (run, id) in [&waits, &timer, &continues, &activity].iter().zip(&ids) {
        assert_eq!(task_failures(run).await, []);
        // What release 3 calls otherwise is called as it was.
        let expected = [
            "acme.orders.v1.Orders.chargeCard".to_owned(),
            format!("acme.orders.v1.Orders.shipOrder shipment/{id}"),
        ];
        assert_eq!(called(run).await, expected);
    }
}
