//! A run asks for what has another name, or finds nobody under its own.

use std::process;

use avro_temporal_runtime::replay::ReplayFailureKind;
use avro_temporal_runtime::sdk::client::errors::WorkflowStartError;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::{CallError, ClientError};
use damage::new::{self, stories_new};
use damage::old::stories_old;
use e2e::recorded::await_task_failure;
use e2e::server::{connect, serve, unique};

use crate::replaying::{failure, record, record_with};

pub(crate) async fn operation_removed() {
    // An open run waits for ever.
    let client = connect().await;
    let queue = unique("damage");
    let start = client.workflow::<stories_old::OperationRemoved>(());
    let run = start.id(unique("damage")).task_queue(&queue).start().await;
    let run = run.expect("it starts");
    let said = serve(new::worker(&client, &queue), await_task_failure(&run)).await;
    assert!(said.contains("operationRemoved"), "{said}");
    run.terminate("nobody takes it").await.expect("it is open");
    // So does one that is replayed.
    let history = record_with::<stories_old::OperationRemoved>((), async |run| {
        run.signal::<stories_old::GoOn<_>>(()).await.expect("taken");
    })
    .await;
    failure(history).await.assert_is(
        ReplayFailureKind::NotRegistered,
        Some(EventType::WorkflowExecutionStarted),
        "acme.damage.Stories.operationRemoved",
    );
}

pub(crate) async fn operation_renamed() {
    let history = record::<stories_old::OperationRenamed>(()).await;
    failure(history)
        .await
        .assert_diverges(EventType::ActivityTaskScheduled, "acme.damage.Renamed");
}

/// A number that no other process has on the same server.
fn number() -> i32 {
    i32::try_from(process::id()).expect("the numbers of processes are small")
}

pub(crate) async fn child_id_template_changed() {
    let parcel = stories_old::Parcel {
        number: number(),
        serial: 1_000_000_000 + number(),
    };
    let recorded = format!("parcel/{}", parcel.number);
    let history = record::<stories_old::ChildIdTemplateChanged>(parcel).await;
    failure(history)
        .await
        .assert_diverges(EventType::StartChildWorkflowExecutionInitiated, &recorded);
}

pub(crate) async fn id_template_changed() {
    let client = connect().await;
    // Nobody serves it: the runs stay open.
    let queue = unique("damage");
    let number = number();
    let old = stories_old::Client::new(client.clone());
    let start = || {
        let order = stories_old::IdTemplateChangedRequest { number };
        old.id_template_changed(order).task_queue(&queue).start()
    };
    let first = start().await.expect("it starts");
    // The id makes two starts one.
    let again = start().await.expect_err("it is started already");
    let ClientError::Start(CallError::Temporal(again)) = again else {
        panic!("{again}");
    };
    assert!(
        matches!(again, WorkflowStartError::AlreadyStarted { .. }),
        "{again}"
    );
    // Under the new id the same order is a second run.
    let order = stories_new::IdTemplateChangedRequest { number };
    let new = stories_new::Client::new(client.clone());
    let second = new.id_template_changed(order).task_queue(&queue).start();
    let second = second.await.expect("it starts");
    assert_ne!(first.id(), second.id());
    first.terminate("seen enough").await.expect("it is open");
    second.terminate("seen enough").await.expect("it is open");
}
