//! Input that only this build can't read: its run stays open, and another worker completes it.

use avro_temporal_runtime::logical::TimestampMicros;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::{Worker, WorkflowStartOptions, wire};
use e2e::garbage::without_schema;
use e2e::raw;
use e2e::recorded::await_task_failure;
use e2e::server::{connect, options, serve, unique};
use e2e::{v1, v2, v3};

fn newer(text: &str, kind: v2::acme::e2e::Kind) -> v2::acme::e2e::Sample {
    v2::acme::e2e::Sample {
        note: Some("only version 2 knows this".to_owned()),
        text: text.to_owned(),
        smallest: i64::MIN,
        largest: i64::MAX,
        at: TimestampMicros(1_767_225_600_123_457),
        kind,
    }
}

/// As version 3 reads it, or writes it.
fn newest(text: &str, kind: v3::acme::e2e::Kind) -> v3::acme::e2e::Sample {
    v3::acme::e2e::Sample {
        weight: 1.5,
        note: Some("only version 2 knows this".to_owned()),
        text: text.to_owned(),
        smallest: i64::MIN,
        largest: i64::MAX,
        at: TimestampMicros(1_767_225_600_123_457),
        kind,
    }
}

/// As a released schema's payload is: without the schema.
fn released(sample: &v3::acme::e2e::Sample) -> RawValue {
    RawValue::new(vec![without_schema(
        wire::write(sample).expect("it is writable"),
    )])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_old_worker_cannot_read_a_new_one_completes() {
    let client = connect().await;
    let queue = unique("healing");
    let old = || {
        Worker::new(&client, options(&queue))
            .workflow::<v1::Target>()
            .activities(v1::Echo)
    };
    let new = || {
        Worker::new(&client, options(&queue))
            .workflow::<v3::Target>()
            .activities(v3::Echo)
    };
    let [started, signalled, symbol] = ["start", "signal", "symbol"].map(unique);
    serve(old(), async {
        // A writer that nobody here knows.
        let sample = newest("start", v3::acme::e2e::Kind::First);
        raw::start(&client, &queue, &started, released(&sample)).await;
        let message = await_task_failure(&client.get::<v1::Target>(&started)).await;
        let identity =
            <v3::acme::e2e::Sample as avro_temporal_runtime::AvroType>::info().identity();
        let expected = format!("written as acme.e2e.Sample@0:{identity}");
        assert!(message.contains(&expected), "{message}");
        assert!(message.contains("deploy a worker"), "{message}");

        // A healthy run that gets such a signal.
        let options = WorkflowStartOptions::new(&queue, &signalled).build();
        client
            .start::<v1::Target>(v1::sample("healthy"), options)
            .await
            .expect("it starts");
        let sample = newest("signal", v3::acme::e2e::Kind::Second);
        raw::keep(&client, &signalled, released(&sample)).await;
        let message = await_task_failure(&client.get::<v1::Target>(&signalled)).await;
        assert!(
            message.contains("signal input of `Target.keep`"),
            "{message}"
        );

        // The schema travels, and is understood; the symbol is not.
        let options = WorkflowStartOptions::new(&queue, &symbol).build();
        client
            .start::<v2::Target>(newer("symbol", v2::acme::e2e::Kind::Fourth), options)
            .await
            .expect("it starts");
        let message = await_task_failure(&client.get::<v1::Target>(&symbol)).await;
        assert!(
            message.contains("`FOURTH`") && message.contains("in `kind`"),
            "{message}"
        );
    })
    .await;
    serve(new(), async {
        for (id, expected) in [
            (&started, newest("start", v3::acme::e2e::Kind::First)),
            (&signalled, newest("signal", v3::acme::e2e::Kind::Second)),
            (&symbol, newest("symbol", v3::acme::e2e::Kind::Fourth)),
        ] {
            let handle = client.get::<v3::Target>(id);
            handle.finish().await.expect("it is open");
            assert_eq!(handle.result().await.expect("it completes"), expected);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_worker_reads_a_new_payload_by_the_schema_that_travels_with_it() {
    let client = connect().await;
    let queue = unique("embedded");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<v1::Target>()
        .activities(v1::Echo);
    serve(worker, async {
        let options = WorkflowStartOptions::new(&queue, unique("embedded")).build();
        let handle = client
            .start::<v2::Target>(newer("start", v2::acme::e2e::Kind::Third), options)
            .await
            .expect("it starts");
        handle.finish().await.expect("it is open");
        // What the old worker doesn't know is gone, and the new client fills it in.
        let result = handle.result().await.expect("it completes");
        let expected = v2::acme::e2e::Sample {
            note: None,
            ..newer("start", v2::acme::e2e::Kind::Third)
        };
        assert_eq!(result, expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_constructor_that_panics_fails_its_task_and_spares_the_worker() {
    let client = connect().await;
    let queue = unique("panic");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<v1::Target>()
        .activities(v1::Echo);
    serve(worker, async {
        let start = async |text: &str| {
            let options = WorkflowStartOptions::new(&queue, unique("panic")).build();
            client
                .start::<v1::Target>(v1::sample(text), options)
                .await
                .expect("it starts")
        };
        let panics = start("panic").await;
        let message = await_task_failure(&panics).await;
        assert!(
            message.contains("the code that takes the value panicked"),
            "{message}"
        );
        assert!(!message.contains("asked to panic"), "{message}");
        let healthy = start("healthy").await;
        healthy.finish().await.expect("it is open");
        healthy.result().await.expect("it completes");
        panics.terminate("seen enough").await.expect("it is open");
    })
    .await;
}
