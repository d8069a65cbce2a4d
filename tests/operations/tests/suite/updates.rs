//! What the contract says of updates.

use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use e2e::server::unique;
use operations::{every, job};

use crate::fixture::{client, count, find};

fn change(text: &str) -> every::ChangeRequest {
    every::ChangeRequest {
        text: text.to_owned(),
        times: 1,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_has_its_id_and_is_taken_once() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("once"), ""))
        .start()
        .await
        .expect("it starts");
    handle.change(change("a")).await.expect("it is taken");
    // The same id: the server answers with the first one's result.
    handle.change(change("a")).await.expect("it was taken");
    handle
        .change(change("a"))
        .id("another")
        .await
        .expect("it is taken");
    assert_eq!(handle.progress().await.expect("it answers").text, "a a");
    let events = handle.workflow().events().await.expect("it is there");
    let accepted = |it: &Attributes| match it {
        Attributes::WorkflowExecutionUpdateAcceptedEventAttributes(it) => {
            Some(it.protocol_instance_id.clone())
        }
        _ => None,
    };
    assert_eq!(find(&events, accepted), "change/a");
    assert_eq!(count(&events, |it| accepted(it).is_some()), 2);
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_caller_of_an_accepted_update_goes_on() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("accept"), ""))
        .start()
        .await
        .expect("it starts");
    let accept = every::AcceptRequest {
        text: "later".to_owned(),
    };
    // The handler waits for a poke, which is sent after this returns.
    let update = handle.accept(accept).await.expect("it is accepted");
    let poke = every::PokeRequest {
        text: "end".to_owned(),
    };
    handle.poke(poke).await.expect("it is open");
    assert_eq!(update.result().await.expect("it ends").text, "later");
    handle.result().await.expect("it ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_value_makes_no_id() {
    let client = client().await;
    let handle = client
        .run_all(job(&unique("empty"), ""))
        .start()
        .await
        .expect("it starts");
    let error = handle.change(change("")).await.expect_err("it isn't sent");
    assert_eq!(
        error.to_string(),
        "the update id can't be made: `text` is empty"
    );
    handle
        .terminate("the test is over")
        .await
        .expect("it is open");
    let error = client
        .run_child(job("", ""))
        .start()
        .await
        .expect_err("it isn't sent");
    assert_eq!(
        error.to_string(),
        "the workflow id can't be made: `job.jobId` is empty"
    );
    let error = client
        .run_all(job(&"x".repeat(65), ""))
        .start()
        .await
        .expect_err("it isn't sent");
    assert_eq!(
        error.to_string(),
        "the fairness key can't be made: it has 72 bytes, and may have 64"
    );
}
