//! A worker that has less or more than what it says it serves doesn't start.

use avro_temporal_runtime::Worker;
use e2e::server::{connect, options, serve, unique};
use operations::{Payment, RunAll, RunChild, Waiting, Zeroes, every};

async fn refusal(register: impl FnOnce(Worker) -> Worker) -> String {
    let client = connect().await;
    let worker = Worker::new(&client, options(&unique("served")));
    let error = register(worker).run().await.expect_err("it doesn't start");
    error.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named() {
    let said = refusal(|worker| {
        worker
            .serves(every::WORKFLOWS)
            .serves(every::WAITING)
            .workflow::<RunAll>()
            .workflow::<Zeroes>()
    })
    .await;
    assert_eq!(
        said,
        "the worker doesn't have what it says it serves:\
         \n  the workflow `every.v1.Every.runChild` is not registered, and the worker says that it \
         serves the workflows of `every.v1.Every`; register it, or don't say so\
         \n  the activity `every.v1.Every.wait` is not registered, and the worker says that it serves \
         the group `waiting` of `every.v1.Every`; register it, or don't say so\
         \n  the activity `every.v1.Every.idle` is not registered, and the worker says that it serves \
         the group `waiting` of `every.v1.Every`; register it, or don't say so"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workflow_that_is_named_alone_and_missing_is_named() {
    let said = refusal(|worker| {
        worker
            .serves_workflow::<every::Zeroes>()
            .serves_workflow::<every::RunChild>()
            .workflow::<RunChild>()
    })
    .await;
    assert_eq!(
        said,
        "the worker doesn't have what it says it serves:\
         \n  the workflow `every.v1.Every.zeroes` is not registered, and the worker says that it \
         serves it; register it, or don't say so"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_much_is_named() {
    let said = refusal(|worker| {
        worker
            .serves(every::WAITING)
            .activities(Waiting)
            .activities(Payment)
    })
    .await;
    assert_eq!(
        said,
        "the worker doesn't have what it says it serves:\
         \n  the activity `every.Work` is registered, and the worker doesn't say that it serves it; \
         say so by `.serves(…)`, or don't register it\
         \n  the activity `workOld` is registered, and the worker doesn't say that it serves it; \
         say so by `.serves(…)`, or don't register it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_has_what_it_says_starts() {
    let client = connect().await;
    let worker = Worker::new(&client, options(&unique("served")))
        .serves(every::WORKFLOWS)
        .serves(every::WAITING)
        .serves(every::EVERY)
        .workflow::<RunAll>()
        .workflow::<RunChild>()
        .workflow::<Zeroes>()
        .activities(Waiting)
        .activities(Payment);
    serve(worker, async {}).await;
}
