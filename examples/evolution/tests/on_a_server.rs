//! Runs that one release began and another ends, on a real server.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{WorkflowHandle, WorkflowType};
use e2e::server::{connect, serve, unique};
use evolution::{v1, v3};
use v1::orders_v1;

/// Longer than any test takes: a timer that is to be open when the worker changes.
const LONG: i64 = 4_000;

fn order(id: &str) -> orders_v1::Order {
    orders_v1::Order {
        order_id: id.to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

fn release(parcels: i32, pause_millis: i64) -> orders_v1::ReleaseRequest {
    orders_v1::ReleaseRequest {
        parcels,
        pause_millis,
    }
}

async fn task_failures<W: WorkflowType>(handle: &WorkflowHandle<W>) -> Vec<String> {
    let events = handle.events().await.expect("a history");
    events
        .iter()
        .filter_map(|event| match event.attributes.as_ref()? {
            Attributes::WorkflowTaskFailedEventAttributes(failed) => {
                Some(failed.failure.as_ref()?.message.clone())
            }
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn runs_that_release_1_left_open_are_finished_by_release_3() {
    let client = connect().await;
    let queue = unique("old-runs");
    let start = |id: &str| {
        let client = orders_v1::Client::new(client.clone());
        let (order, queue) = (order(id), queue.clone());
        async move {
            client
                .process_order(order)
                .task_queue(queue)
                .start()
                .await
                .expect("it starts")
        }
    };
    let ids = ["wait", "timer", "child", "activity"].map(unique);
    let closed = v1::Shop {
        bank_is_closed: true,
    };
    // One run waits for its activity, which no worker of release 1 gets through.
    let activity = serve(v1::worker(&client, &queue, closed), async {
        let run = start(&ids[3]).await;
        e2e::recorded::await_event(&run, "the activity is scheduled", |it| {
            matches!(it, Attributes::ActivityTaskScheduledEventAttributes(_)).then_some(())
        })
        .await;
        run
    })
    .await;
    let open = serve(v1::worker(&client, &queue, v1::Shop::default()), async {
        let (wait, timer, child) = (
            start(&ids[0]).await,
            start(&ids[1]).await,
            start(&ids[2]).await,
        );
        // This one is with its second parcel, in a child that continued as new.
        timer.release(release(2, LONG)).await.expect("it takes it");
        child.release(release(3, 200)).await.expect("it takes it");
        for run in [&timer, &child] {
            e2e::recorded::await_event(run, "the child has started", |it| {
                matches!(
                    it,
                    Attributes::ChildWorkflowExecutionStartedEventAttributes(_)
                )
                .then_some(())
            })
            .await;
        }
        [wait, timer, child]
    })
    .await;
    let [wait, timer, child] = open;
    let receipts = serve(v3::worker(&client, &queue, v3::Shop::default()), async {
        // Clients of release 1, to a worker of release 3.
        wait.change_note(orders_v1::ChangeNoteRequest {
            note: "by the back door".to_owned(),
        })
        .await
        .expect("the update is taken");
        for run in [&wait, &activity] {
            run.release(release(1, 0)).await.expect("it takes it");
        }
        let mut receipts = Vec::new();
        for run in [&wait, &timer, &child, &activity] {
            receipts.push(run.result().await.expect("the run ends"));
        }
        receipts
    })
    .await;
    let parcels: Vec<usize> = receipts.iter().map(|it| it.parcels.len()).collect();
    assert_eq!(parcels, [1, 2, 3, 1]);
    // None of them tells the customer: release 1 began them.
    let notes: Vec<&str> = receipts.iter().map(|it| it.note.as_str()).collect();
    assert_eq!(notes[..3], ["by the back door", "", ""]);
    for run in [&wait, &timer, &child, &activity] {
        assert_eq!(task_failures(run).await, [] as [String; 0], "{}", run.id());
    }
}
