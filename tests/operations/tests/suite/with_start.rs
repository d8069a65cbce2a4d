//! Signals and updates that start their workflow.

use e2e::server::unique;
use operations::every::{self, ChangeError, Refused};
use operations::job;

use crate::fixture::client;

fn poke(text: &str) -> every::PokeRequest {
    every::PokeRequest {
        text: text.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_starts_its_workflow_or_goes_to_the_open_run() {
    let client = client().await;
    let id = unique("signal");
    let start = || client.run_all(job(&id, ""));
    let first = start()
        .start_with_signal::<every::Poke>(poke("first"))
        .await
        .expect("it starts");
    let second = start()
        .start_with_signal::<every::Poke>(poke("end"))
        .await
        .expect("it is open");
    assert_eq!(first.run_id(), second.run_id());
    assert_eq!(first.result().await.expect("it ends").text, "first end");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_starts_its_workflow_or_goes_to_the_open_run() {
    let client = client().await;
    let id = unique("update");
    let change = |text: &str, times| every::ChangeRequest {
        text: text.to_owned(),
        times,
    };
    let start = || client.run_all(job(&id, ""));
    let first = start()
        .start_with_update::<every::Change>(change("a", 1))
        .await;
    assert_eq!(first.expect("it starts").text, "a");
    let second = start()
        .start_with_update::<every::Change>(change("b", 2))
        .await;
    assert_eq!(second.expect("it is open").text, "a b b");
    let refused = start()
        .start_with_update::<every::Change>(change("refuse", 1))
        .await;
    let error = refused.expect_err("it fails");
    assert!(
        matches!(error, ChangeError::Refused(Refused { code: 8 })),
        "{error}"
    );
    let rejected = start()
        .start_with_update::<every::Change>(change("c", -1))
        .await;
    let error = rejected.expect_err("it is rejected");
    assert!(
        matches!(error, ChangeError::Refused(Refused { code: 9 })),
        "{error:?}"
    );
    let empty = start()
        .start_with_update::<every::Change>(change("", 1))
        .await;
    let error = empty.expect_err("it isn't sent");
    assert_eq!(
        error.to_string(),
        "the update id can't be made: `text` is empty"
    );
}
