//! The server of the test run, and workers on it.

use std::env;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use avro_temporal_runtime::{Client, Worker, WorkerOptions};
use saga::fulfilment;
use saga::workflows::FulfilOrder;
use tokio::sync::oneshot;

/// The address of the server that the test run started.
pub(crate) fn address() -> String {
    env::var("AVRO_TEMPORAL_TEST_SERVER").unwrap_or_else(|_| {
        panic!("`AVRO_TEMPORAL_TEST_SERVER` is not set; run `cargo xtask test test -- -p saga`")
    })
}

/// A name that no other test has, and no other run of the tests on the same server.
pub(crate) fn unique(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{name}-{}-{number}", process::id())
}

/// Runs a worker with the saga and what `serve` adds, on a task queue that no other test has, for
/// as long as `body` takes.
pub(crate) async fn run<T>(
    serve: impl FnOnce(Worker) -> Worker,
    body: impl AsyncFnOnce(fulfilment::Client) -> T,
) -> T {
    let queue = unique("saga");
    let (of_workflow, of_activities) = (queue.clone(), queue.clone());
    let client = Client::connect(&address(), "default")
        .await
        .expect("the server answers")
        .with_defaults(move |_, options| options.task_queue.clone_from(&of_workflow));
    let worker = Worker::new(&client, WorkerOptions::new(queue).build())
        .activity_defaults(move |_, options| options.task_queue = Some(of_activities.clone()))
        .workflow::<FulfilOrder>();
    let (done, stop) = oneshot::channel::<()>();
    let (served, value) = tokio::join!(
        serve(worker).run_until(async {
            stop.await.expect("the body says when it is done");
        }),
        async {
            let value = body(fulfilment::Client::new(client)).await;
            done.send(()).expect("the worker lives until then");
            value
        }
    );
    served.expect("the worker lives until it is stopped");
    value
}
