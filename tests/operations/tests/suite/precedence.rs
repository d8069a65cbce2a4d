//! A call says more than a client or a worker, and these more than the contract.

use std::time::Duration;

use avro_temporal_runtime::{ActivityOptions, Worker, WorkflowStartOptions};
use e2e::server::{connect, options, serve, unique};
use operations::{Payment, RunAll, every, job};

use crate::activity_options::scheduled;
use crate::fixture::{client, find, millis};
use crate::start_options::started;

#[tokio::test(flavor = "multi_thread")]
async fn a_call_comes_before_the_client_and_the_client_before_the_contract() {
    client().await;
    let defaults = |name: &str, options: &mut WorkflowStartOptions| {
        assert_eq!(name, "every.RunAll");
        options.run_timeout = Some(Duration::from_secs(61));
        options.task_timeout = Some(Duration::from_secs(7));
    };
    let client = every::Client::new(connect().await.with_defaults(defaults));
    let id = unique("said");
    let start = client
        .run_all(job(&unique("said"), "end"))
        .id(&id)
        .options(|options| {
            options.task_timeout = Some(Duration::from_secs(8));
        });
    let handle = start.start().await.expect("it starts");
    assert_eq!(handle.id(), id);
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let started = find(&events, started);
    assert_eq!(millis(started.workflow_execution_timeout), 3 * 3_600_000);
    assert_eq!(millis(started.workflow_run_timeout), 61_000);
    assert_eq!(millis(started.workflow_task_timeout), 8_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_is_said_needs_no_template_and_keeps_the_other_options() {
    let client = client().await;
    // Of this job the template makes no id.
    let mut nobody = job("", "");
    nobody.note = None;
    let id = unique("own");
    let start = client.run_child(nobody).options(|options| {
        options.task_timeout = Some(Duration::from_secs(8));
    });
    let handle = start.id(&id).start().await.expect("it starts");
    assert_eq!(handle.id(), id);
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    assert_eq!(millis(find(&events, started).workflow_task_timeout), 8_000);

    let start = client.run_all(job(&unique("own"), "a child with an id of its own"));
    assert_eq!(start.execute().await.expect("it ends").text, "child");
    let start = client.run_all(job(&unique("own"), "a child without an id"));
    let error = start
        .options(|options| options.retry_policy = None)
        .execute()
        .await;
    let every::RunAllError::Other(error) = error.expect_err("its options can't be made") else {
        panic!("it is no declared error");
    };
    let said = "the workflow id can't be made: `job.jobId` is empty";
    assert!(error.to_string().contains(said), "{error}");

    let handle = client
        .run_all(job(&unique("own"), ""))
        .start()
        .await
        .expect("it starts");
    let change = every::ChangeRequest {
        text: String::new(),
        times: 1,
    };
    handle.change(change).id("said").await.expect("it is taken");
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_comes_before_the_worker_and_the_worker_before_the_contract() {
    let client = client().await;
    let queue = unique("worker");
    let own = queue.clone();
    let defaults = move |name: &str, options: &mut ActivityOptions| {
        assert_eq!(name, "every.Work");
        options.task_queue = Some(own.clone());
        options.heartbeat_timeout = Some(Duration::from_secs(2));
    };
    let worker = Worker::new(&client, options(&queue))
        .activity_defaults(defaults)
        .workflow::<RunAll>()
        .activities(Payment);
    serve(worker, async {
        let heartbeat = async |plan| {
            let start = client
                .run_all(job(&unique("worker"), plan))
                .task_queue(&queue);
            let handle = start.start().await.expect("it starts");
            handle.result().await.expect("it ends");
            let events = handle.workflow().events().await.expect("it is there");
            let scheduled = find(&events, scheduled);
            assert_eq!(scheduled.task_queue.expect("it has one").name, queue);
            assert_eq!(millis(scheduled.start_to_close_timeout), 20_000);
            millis(scheduled.heartbeat_timeout)
        };
        assert_eq!(heartbeat("work").await, 2_000);
        assert_eq!(heartbeat("work with options").await, 3_000);
    })
    .await;
}
