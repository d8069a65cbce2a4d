//! JSON, as people type it and other systems send it, in every role that a client can send.

use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::wire::BINARY_AVRO;
use avro_temporal_runtime::{Worker, event_payloads};
use e2e::garbage::json;
use e2e::raw;
use e2e::recorded::await_task_failure;
use e2e::server::{connect, options, serve, unique};
use e2e::v1::{Echo, Target, sample};

/// `sample(text)` as somebody would write it.
fn text(text: &str) -> RawValue {
    RawValue::new(vec![json(&format!(
        r#"{{"text": "{text}", "smallest": -9223372036854775808, "largest": "9223372036854775807",
            "at": "2026-01-01T00:00:00.123457Z", "kind": "THIRD"}}"#
    ))])
}

#[tokio::test(flavor = "multi_thread")]
async fn json_is_read_against_the_schema_and_answered_in_avro() {
    let client = connect().await;
    let queue = unique("json");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<Target>()
        .activities(Echo);
    serve(worker, async {
        let id = unique("json");
        raw::start(&client, &queue, &id, text("start")).await;
        raw::mirror(&client, &id, text("query"))
            .await
            .expect("it answers");
        raw::put(&client, &id, text("update"))
            .await
            .expect("it is taken");
        raw::keep(&client, &id, text("signal")).await;
        let handle = client.get::<Target>(&id);
        handle.finish().await.expect("it is taken");
        assert_eq!(
            handle.result().await.expect("it completes"),
            sample("signal")
        );
        let events = handle.workflow().events().await.expect("it exists");
        let encodings: Vec<String> = events
            .iter()
            .flat_map(event_payloads)
            .filter(|payload| payload.field == "result" || payload.field == "outcome")
            .map(|payload| payload.encoding())
            .collect();
        assert_eq!(encodings, [BINARY_AVRO; 3]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn json_that_does_not_fit_waits_for_a_build_that_it_fits() {
    let client = connect().await;
    let queue = unique("misfit");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<Target>()
        .activities(Echo);
    serve(worker, async {
        let id = unique("misfit");
        let misfit = RawValue::new(vec![json(r#"{"text": "secret", "smalest": 1}"#)]);
        raw::start(&client, &queue, &id, misfit).await;
        let handle = client.get::<Target>(&id);
        let message = await_task_failure(&handle).await;
        assert!(message.contains("did you mean `smallest`?"), "{message}");
        assert!(message.contains("at line 1, column 20"), "{message}");
        assert!(!message.contains("secret"), "{message}");
        handle.terminate("seen enough").await.expect("it is open");
    })
    .await;
}
