//! A schedule starts its workflow with everything that the contract says.

use std::time::Duration;

use avro_temporal_runtime::ScheduleOptions;
use avro_temporal_runtime::sdk::client::RpcOptions;
use avro_temporal_runtime::sdk::client::schedules::{
    DeleteScheduleOptions, ScheduleOverlapPolicy, ScheduleSpec,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::schedule::v1::schedule_action::Action;
use e2e::server::unique;
use operations::job;

use crate::fixture::{client, millis, read};

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_has_every_option() {
    let client = client().await;
    let id = unique("nightly");
    let mut options = ScheduleOptions::new(ScheduleSpec::from_interval(Duration::from_hours(1)));
    options.overlap_policy = ScheduleOverlapPolicy::BufferOne;
    options.catchup_window = Some(Duration::from_mins(2));
    options.pause_on_failure = true;
    options.paused = true;
    options.note = "for a test".to_owned();
    let schedule = client
        .run_all(job(&id, "end"))
        .schedule(&id, options.clone())
        .await
        .expect("it is made");
    let described = schedule
        .describe(RpcOptions::default())
        .await
        .expect("it is there");
    assert!(described.paused());
    assert_eq!(described.note(), Some("for a test"));
    let raw = described.raw().schedule.clone().expect("it has one");
    let policies = raw.policies.expect("it has some");
    assert_eq!(policies.overlap_policy, 2);
    assert_eq!(millis(policies.catchup_window), 120_000);
    assert!(policies.pause_on_failure);
    let Some(Action::StartWorkflow(start)) = raw.action.and_then(|action| action.action) else {
        panic!("it starts no workflow");
    };
    assert_eq!(
        start.workflow_type.expect("it has one").name,
        "every.RunAll"
    );
    assert_eq!(
        start.workflow_id,
        format!("job/{}-RED", id.replace('-', "%2D"))
    );
    assert_eq!(
        start.task_queue.expect("it has one").name,
        "every-workflows"
    );
    assert_eq!(millis(start.workflow_execution_timeout), 3 * 3_600_000);
    assert_eq!(millis(start.workflow_run_timeout), 2 * 3_600_000);
    assert_eq!(millis(start.workflow_task_timeout), 11_000);
    assert_eq!(start.retry_policy.expect("it has one").maximum_attempts, 7);
    assert_eq!(start.priority.expect("it has one").priority_key, 2);
    assert_eq!(
        read::<i64>(&start.memo.expect("it has one").fields["number"]),
        41
    );
    assert_eq!(
        start
            .search_attributes
            .expect("it has some")
            .indexed_fields
            .len(),
        7
    );
    let input = start.input.expect("it has one").payloads;
    assert_eq!(read::<operations::every::Job>(&input[0]), job(&id, "end"));

    let again = client.run_all(job(&id, "end")).schedule(&id, options).await;
    again.expect_err("there is such a schedule");
    schedule
        .delete(DeleteScheduleOptions::default())
        .await
        .expect("it is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_starts_its_workflow() {
    let client = client().await;
    let id = unique("now");
    let mut options = ScheduleOptions::new(ScheduleSpec::from_interval(Duration::from_hours(1)));
    options.trigger_immediately = true;
    let schedule = client
        .run_all(job(&id, "end"))
        .schedule(&id, options)
        .await
        .expect("it is made");
    let workflow_id = loop {
        let described = schedule
            .describe(RpcOptions::default())
            .await
            .expect("it is there");
        if let Some(action) = described.recent_actions().first() {
            break action.workflow_id.clone();
        }
    };
    let handle = client.get::<operations::every::RunAll>(workflow_id);
    assert_eq!(handle.result().await.expect("it ends").text, "went on");
    schedule
        .delete(DeleteScheduleOptions::default())
        .await
        .expect("it is there");
}
