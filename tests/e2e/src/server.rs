//! The server of the test run, and workers on it.

use std::env;
use std::pin::Pin;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use avro_temporal_runtime::{Client, Worker, WorkerOptions};
use tokio::sync::Notify;

/// The variable that holds the server's address.
const ADDRESS: &str = "AVRO_TEMPORAL_TEST_SERVER";

/// The address of the server that the test run started.
pub fn address() -> String {
    env::var(ADDRESS).unwrap_or_else(|_| {
        panic!(
            "`{ADDRESS}` is not set; run `cargo xtask test test -- -p e2e`, which starts a server"
        )
    })
}

/// A client of the server.
pub async fn connect() -> Client {
    let address = address();
    Client::connect(&address, "default")
        .await
        .unwrap_or_else(|error| panic!("`{address}` doesn't answer: {error}"))
}

/// A name that no other test has, and no other run of the tests on the same server.
pub fn unique(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!(
        "{name}-{}-{}",
        process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// The options of a worker on a task queue.
pub fn options(task_queue: &str) -> WorkerOptions {
    WorkerOptions::new(task_queue).build()
}

/// Runs a worker for as long as `body` takes. The worker must outlive it.
///
/// Boxed, as a worker and what a test does beside it is large.
pub fn serve<'b, T: 'b>(
    worker: Worker,
    body: impl Future<Output = T> + 'b,
) -> Pin<Box<dyn Future<Output = T> + 'b>> {
    Box::pin(async move {
        let done = Notify::new();
        let (ran, value) = tokio::join!(worker.run_until(done.notified()), async {
            let value = body.await;
            done.notify_one();
            value
        });
        ran.expect("the worker lives until it is stopped");
        value
    })
}
