//! What is exported, read by what it is exported for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use avro_temporal_runtime::replay::{RecordedHistory, Replayer};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{Client, Worker, WorkerOptions};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use orders::activities::{Bank, Carrier};
use orders::settings::{CARRIER, DECLINED_CARD, orders, release};
use orders::workflows::{ProcessOrder, ShipOrder};
use serde_json::Value;
use tokio::sync::Notify;

use crate::codec::{codec, encrypt};
use crate::http::{Answer, Server};
use crate::support::{await_listed, delete, export, names, server, start, start_one, unique};

fn schemas(example: &str) -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    examples.join(example).join("schemas/orders.avpr")
}

/// Two orders, one of which ends and one of which waits, each with the shipment that it has.
async fn run_orders(queue: &str) {
    let client = Client::connect(&server(), "default")
        .await
        .expect("the server answers");
    let (own, child) = (queue.to_owned(), queue.to_owned());
    let worker = Worker::new(&client, WorkerOptions::new(queue).build())
        .activity_defaults(move |_, options| options.task_queue = Some(own.clone()))
        .child_defaults(move |_, options| options.task_queue = Some(child.clone()))
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .activities(Bank {
            declined: DECLINED_CARD.to_owned(),
        })
        .activities(Carrier {
            prefix: CARRIER.to_owned(),
        });
    let done = Notify::new();
    let (ran, ()) = tokio::join!(worker.run_until(done.notified()), async {
        for ends in [true, false] {
            let mut order = orders().remove(0);
            order.order_id = unique("export");
            let id = order.order_id.clone();
            let start = client.workflow::<orders::orders::ProcessOrder>(order);
            let run = start.id(&id).task_queue(queue).start();
            let run = run.await.expect("it starts");
            if ends {
                run.release(release()).await.expect("it is taken");
                let _ = run.result().await;
            }
        }
        done.notify_one();
    });
    ran.expect("the worker lives");
}

#[tokio::test(flavor = "multi_thread")]
async fn exported_orders_replay_with_and_without_a_codec() {
    let queue = unique("export-orders");
    run_orders(&queue).await;
    let query = format!("TaskQueue = '{queue}'");
    await_listed(&format!("{query} AND ExecutionStatus = 'Running'"), 1);
    let folder = tempfile::tempdir().expect("a folder");
    let codec = codec();
    let endpoint = format!("http://{}", codec.address);
    for arguments in [vec![], vec!["--codec-endpoint", endpoint.as_str()]] {
        let out = folder.path().join(unique("runs"));
        let all = [vec!["--query", &query], arguments].concat();
        let said = export(&out, &all);
        assert_eq!((said.code, said.messages.as_str()), (Some(0), ""));
        assert_eq!(names(&out), ["histories"]);
        let report = Replayer::new()
            .workflow::<ProcessOrder>()
            .workflow::<ShipOrder>()
            .folder(out.join("histories"))
            .await
            .expect("histories");
        assert!(report.replayed.len() >= 3, "{report}");
        let expected = format!("{} runs in `{}", report.replayed.len(), out.display());
        assert!(said.results.starts_with(&expected), "{}", said.results);
        report.assert_all_replay();
    }
    assert!(!codec.requests().is_empty());
}

#[test]
fn payloads_are_decoded_by_a_codec_only_if_one_is_named() {
    let workflow_type = unique("Encrypted");
    let id = unique("encrypted");
    let (secret, memo) = (r#""hunter2""#, r#"note="plain""#);
    let encrypted = encrypt(secret);
    let input = ["--input", &encrypted, "--input-base64", "--memo", memo];
    let input = [&input[..], &["--search-attribute", "CustomerId=7"]].concat();
    let input = [&input[..], &["--input-meta", "encoding=binary/encrypted"]].concat();
    start(&workflow_type, &[&id], &input);
    let query = format!("WorkflowType = '{workflow_type}'");
    let folder = tempfile::tempdir().expect("a folder");
    let codec = codec();
    let endpoint = format!("http://{}/{{namespace}}", codec.address);
    let with = [
        "--codec-endpoint",
        &endpoint,
        "--codec-auth",
        "Bearer hunter3",
    ];
    for (arguments, encoding, data) in [
        (&[][..], "binary/encrypted", None),
        (&with[..], "json/plain", Some(secret)),
    ] {
        let out = folder.path().join(encoding);
        let said = export(&out, &[&["--query", &query], arguments].concat());
        assert_eq!(said.code, Some(0), "{}", said.messages);
        let histories = out.join("histories");
        let file = histories.join(&names(&histories)[0]);
        let history = RecordedHistory::from_file(file).expect("a history");
        let Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) =
            &history.events()[0].attributes
        else {
            panic!("{:?}", history.events()[0])
        };
        let input = &started.input.as_ref().expect("an input").payloads[0];
        assert_eq!(input.metadata["encoding"], encoding.as_bytes());
        assert_eq!(input.data == secret.as_bytes(), data.is_some());
        let memo = &started.memo.as_ref().expect("a memo").fields["note"];
        assert_eq!(memo.data, br#""plain""#);
    }
    let requests = codec.requests();
    // The input and the memo: a search attribute is the server's.
    let asked: Value = serde_json::from_slice(&requests[0].body).expect("JSON");
    assert_eq!(asked["payloads"].as_array().map(Vec::len), Some(2));
    assert!(requests[0].head.starts_with("post /default/decode"));
    assert!(requests[0].head.contains("authorization: bearer hunter3"));
}

#[test]
fn the_schemas_are_there_with_their_releases() {
    let workflow_type = unique("Schemas");
    start(&workflow_type, &[&unique("schemas")], &[]);
    let query = format!("WorkflowType = '{workflow_type}'");
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("runs");
    let contract = schemas("evolution/v3");
    let said = export(&out, &["--query", &query, &contract.to_string_lossy()]);
    assert_eq!(said.code, Some(0), "{}", said.messages);
    assert_eq!(names(&out), ["histories", "schemas"]);
    let released = "released/acme.orders.v1.Orders";
    let copied = out.join("schemas").join(released);
    assert_eq!(
        names(&copied),
        ["1.avpr", "2.avpr", "3.avpr", "releases.toml"]
    );
    let original = contract.with_file_name(released);
    for name in names(&copied) {
        let text = |folder: &Path| fs::read(folder.join(&name)).expect("a file");
        assert_eq!(text(&copied), text(&original), "{name}");
    }
    let check = |contract: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_avro-temporal"));
        let folder = contract.parent().expect("a folder");
        command.args(["check", "orders.avpr"]).current_dir(folder);
        let output = command.output().expect("the binary runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let checked = check(&out.join("schemas/orders.avpr"));
    assert!(checked.contains("release 3 is the newest"), "{checked}");
    assert_eq!(checked, check(&contract));
}

#[test]
fn what_a_schema_lacks_comes_along_and_nothing_else() {
    let workflow_type = unique("Neighbours");
    start(&workflow_type, &[&unique("neighbours")], &[]);
    let query = format!("WorkflowType = '{workflow_type}'");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "order.avsc",
            r#"{"type": "record", "name": "a.Order", "fields": [{"name": "line", "type": "a.Line"}]}"#,
        ),
        (
            "line.avsc",
            r#"{"type": "record", "name": "a.Line", "fields": []}"#,
        ),
        (
            "other.avsc",
            r#"{"type": "record", "name": "a.Other", "fields": []}"#,
        ),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let out = folder.path().join("runs");
    let schema = folder.path().join("order.avsc");
    let said = export(&out, &["--query", &query, &schema.to_string_lossy()]);
    assert_eq!(said.code, Some(0), "{}", said.messages);
    assert_eq!(names(&out.join("schemas")), ["line.avsc", "order.avsc"]);
}

#[test]
fn more_runs_than_the_limit_are_told() {
    let workflow_type = unique("Limited");
    let ids = [unique("a"), unique("b"), unique("c")];
    start(&workflow_type, &[&ids[0], &ids[1], &ids[2]], &[]);
    let query = format!("WorkflowType = '{workflow_type}'");
    let folder = tempfile::tempdir().expect("a folder");
    for (limit, expected) in [("2", 2), ("3", 3)] {
        let out = folder.path().join(limit);
        let said = export(&out, &["--query", &query, "--limit", limit]);
        assert_eq!(said.code, Some(0));
        assert_eq!(names(&out.join("histories")).len(), expected);
        assert_eq!(
            said.messages.contains("[more_runs]"),
            expected == 2,
            "{}",
            said.messages
        );
    }
}

#[test]
fn a_run_that_is_deleted_meanwhile_is_told_and_left_out() {
    let workflow_type = unique("Deleted");
    let ids = [unique("one"), unique("other")];
    for id in &ids {
        let input = format!("\"{id}\"");
        start_one(&workflow_type, id, &["--input", &input]);
    }
    let query = format!("WorkflowType = '{workflow_type}'");
    await_listed(&query, 2);
    // The first question to the codec is of the run whose turn it is: the other is then deleted.
    let others = ids.clone();
    let codec = Server::start(move |request| {
        let asked: Value = serde_json::from_slice(&request.body).expect("JSON");
        let input = asked["payloads"][0]["data"].as_str().expect("an input");
        let is_asked = |id: &String| STANDARD.encode(format!("\"{id}\"")) == input;
        for id in others.iter().filter(|id| !is_asked(id)) {
            delete(id);
        }
        Answer::Body(200, request.body.clone())
    });
    let endpoint = format!("http://{}", codec.address);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("runs");
    let said = export(&out, &["--query", &query, "--codec-endpoint", &endpoint]);
    assert_eq!(said.code, Some(0), "{}", said.messages);
    assert_eq!(names(&out.join("histories")).len(), 1);
    assert!(said.messages.contains("[run_gone]"), "{}", said.messages);
    let told = ids.iter().filter(|id| said.messages.contains(id.as_str()));
    assert_eq!(told.count(), 1, "{}", said.messages);
}
