//! What was sent to a run isn't taken as it was, or not at all.

use avro_temporal_runtime::replay::ReplayFailureKind;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use damage::new;
use damage::old::stories_old;
use e2e::recorded::failed_tasks;
use e2e::server::{connect, serve, unique};

use crate::replaying::{failure, record_with};

pub(crate) async fn input_changed() {
    let history = record_with::<stories_old::InputChanged>((), async |run| {
        let signal = run.signal::<stories_old::InputChangedSignal<_>>(());
        signal.await.expect("taken");
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
    })
    .await;
    // There is no payload that an event could be found by.
    failure(history).await.assert_is(
        ReplayFailureKind::TaskFailed,
        None,
        "inputChangedSignal` can't be read by this build: there is no payload",
    );
}

pub(crate) async fn handler_removed() {
    // An update that was accepted is rejected.
    let history = record_with::<stories_old::HandlerRemoved>((), async |run| {
        let update = run.update::<stories_old::HandlerRemovedUpdate<_>>(());
        update.await.expect("taken");
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
    })
    .await;
    failure(history).await.assert_diverges(
        EventType::WorkflowExecutionUpdateAccepted,
        "No command scheduled",
    );
    // A signal that was taken is dropped: the order that was cancelled ships.
    let history = record_with::<stories_old::HandlerRemoved>((), async |run| {
        let signal = run.signal::<stories_old::HandlerRemovedSignal<_>>(());
        signal.await.expect("taken");
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
    })
    .await;
    failure(history).await.assert_diverges(
        EventType::ActivityTaskScheduled,
        "acme.damage.Stories.goRight",
    );
    // Of an open run, without a word.
    let client = connect().await;
    let queue = unique("damage");
    serve(new::worker(&client, &queue), async {
        let start = client.workflow::<stories_old::HandlerRemoved>(());
        let run = start.id(unique("damage")).task_queue(&queue).start().await;
        let run = run.expect("it starts");
        run.signal::<stories_old::HandlerRemovedSignal<_>>(())
            .await
            .expect("the server takes it");
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
        run.result().await.expect("it ends");
        assert_eq!(failed_tasks(&run).await, 0);
        let events = run.events().await.expect("it is there");
        let went = events.iter().find_map(|it| match &it.attributes {
            Some(Attributes::ActivityTaskScheduledEventAttributes(it)) => it.activity_type.clone(),
            _ => None,
        });
        let went = went.expect("it went somewhere").name;
        assert_eq!(went, "acme.damage.Stories.goRight");
    })
    .await;
}

pub(crate) async fn query_removed() {
    let client = connect().await;
    let queue = unique("damage");
    let start = client.workflow::<stories_old::QueryRemoved>(());
    let run = start.id(unique("damage")).task_queue(&queue).start().await;
    let run = run.expect("it starts");
    let answer = serve(damage::old::worker(&client, &queue), async {
        run.query::<stories_old::QueryRemovedQuery<_>>(()).await
    });
    assert_eq!(answer.await.expect("the old build answers"), 1);
    serve(new::worker(&client, &queue), async {
        let answer = run.query::<stories_old::QueryRemovedQuery<_>>(()).await;
        let said = answer.expect_err("nobody answers").to_string();
        assert!(said.contains("queryRemovedQuery"), "{said}");
        // It is all that is lost.
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
        run.result().await.expect("it ends");
    })
    .await;
}
