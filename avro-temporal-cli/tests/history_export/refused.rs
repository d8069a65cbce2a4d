//! What is no export, and what is said of it.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use crate::http::{Answer, Server};
use crate::support::{Said, export, export_with, names, server, start, unique};

fn refuse(arguments: &[&str], code: i32, rule: &str) -> Said {
    let folder = tempfile::tempdir().expect("a folder");
    let said = export(&folder.path().join("runs"), arguments);
    check(&said, code, rule);
    assert_eq!(names(folder.path()), [""; 0]);
    said
}

fn check(said: &Said, code: i32, rule: &str) {
    assert_eq!(said.code, Some(code), "{}", said.messages);
    assert_eq!(said.results, "");
    let rule = format!("[{rule}]");
    assert!(said.messages.contains(&rule), "{}", said.messages);
    assert!(said.messages.contains("\n  help: "), "{}", said.messages);
}

#[test]
fn no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    drop(listener);
    let said = refuse(
        &["--query", "", "--address", &address],
        2,
        "server_unreachable",
    );
    assert!(said.messages.contains(&address), "{}", said.messages);
    assert!(said.messages.contains("refused"), "{}", said.messages);
    assert!(said.messages.contains("`--address`"), "{}", said.messages);
}

#[test]
fn a_server_that_says_nothing() {
    let silent = Server::start(|_| Answer::Silence);
    let said = refuse(
        &["--query", "", "--address", &silent.address],
        2,
        "server_unreachable",
    );
    assert!(!said.messages.is_empty());
}

#[test]
fn a_server_without_tls() {
    let said = refuse(&["--query", "", "--tls"], 2, "server_unreachable");
    assert!(
        said.messages.contains("`--tls-ca-path`"),
        "{}",
        said.messages
    );
}

#[test]
fn a_key_is_never_shown() {
    let arguments = ["--query", "", "--api-key", "hunter2"];
    let said = refuse(&arguments, 2, "server_unreachable");
    assert!(!said.messages.contains("hunter2"), "{}", said.messages);
    let arguments = ["--query", "", "--api-key", "hunter2\n"];
    let said = refuse(&arguments, 2, "api_key_malformed");
    assert!(!said.messages.contains("hunter2"), "{}", said.messages);
}

#[test]
fn variables_say_what_options_do_and_are_never_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("runs");
    let variables = [
        ("TEMPORAL_NAMESPACE", "hunter1"),
        ("TEMPORAL_API_KEY", "hunter2"),
        ("TEMPORAL_CODEC_AUTH", "hunter3"),
        ("TEMPORAL_TLS", "false"),
    ];
    let address = format!("http://{}", server());
    let said = export_with(&out, &["--query", "", "--address", &address], &variables);
    check(&said, 2, "namespace_not_found");
    assert!(said.messages.contains("hunter1"), "{}", said.messages);
    assert!(!said.messages.contains("hunter2"), "{}", said.messages);
    let said = export_with(&out, &["--help"], &variables);
    assert_eq!(said.code, Some(0));
    assert!(
        said.results.contains("TEMPORAL_API_KEY"),
        "{}",
        said.results
    );
    assert!(!said.results.contains("hunter"), "{}", said.results);
    let said = export_with(&out, &["--query", ""], &[("TEMPORAL_TLS", "true")]);
    check(&said, 2, "server_unreachable");
}

#[test]
fn another_namespace() {
    let arguments = ["--query", "", "--namespace", "nowhere"];
    let said = refuse(&arguments, 2, "namespace_not_found");
    assert!(said.messages.contains("`nowhere`"), "{}", said.messages);
}

#[test]
fn a_query_that_is_none() {
    for query in ["Nope = 3", "WorkflowType =", "'"] {
        let said = refuse(&["--query", query], 2, "query_refused");
        assert!(said.messages.contains(query), "{}", said.messages);
    }
}

#[test]
fn a_query_that_finds_nothing() {
    let query = format!("WorkflowId = '{}'", unique("nobody"));
    refuse(&["--query", &query], 1, "no_runs");
}

#[test]
fn a_folder_that_holds_something() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let out: [&Path; 2] = [folder.path(), &file];
    for out in out {
        check(&export(out, &["--query", ""]), 2, "bundle_folder_taken");
    }
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn schemas_that_are_none() {
    refuse(
        &["--query", "", "nowhere.avpr"],
        2,
        "schema_file_unreadable",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.avsc");
    fs::write(&file, r#"{"type": "record"}"#).expect("a file");
    let out = folder.path().join("runs");
    let said = export(&out, &["--query", "", &file.to_string_lossy()]);
    assert_eq!(said.code, Some(1), "{}", said.messages);
    fs::write(&file, r#""int""#).expect("a file");
    let said = export(&out, &["--query", "", &file.to_string_lossy()]);
    assert_eq!(said.code, Some(2), "{}", said.messages);
    assert!(
        said.messages.contains("help: name a contract"),
        "{}",
        said.messages
    );
}

#[test]
fn two_files_of_one_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = ["a", "b"].map(|name| {
        let file = folder.path().join(name).join("order.avsc");
        fs::create_dir(folder.path().join(name)).expect("a folder");
        let text = format!(r#"{{"type": "record", "name": "{name}.Order", "fields": []}}"#);
        fs::write(&file, text).expect("a file");
        file.to_string_lossy().into_owned()
    });
    let out = folder.path().join("runs");
    let said = export(&out, &["--query", "", &files[0], &files[1]]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.messages.contains("are called `order.avsc`"),
        "{}",
        said.messages
    );
    assert!(!out.exists());
}

#[test]
fn a_limit_that_is_none() {
    for limit in ["0", "-1", "many"] {
        let folder = tempfile::tempdir().expect("a folder");
        let limit = format!("--limit={limit}");
        let said = export(folder.path(), &["--query", "", &limit]);
        assert_eq!(said.code, Some(2));
        assert!(
            said.messages.contains("a number from 1 on"),
            "{}",
            said.messages
        );
    }
}

#[test]
fn a_codec_that_fails_leaves_no_half_history() {
    let workflow_type = unique("Undecoded");
    start(
        &workflow_type,
        &[&unique("undecoded")],
        &["--input", r#""hunter2""#],
    );
    let query = format!("WorkflowType = '{workflow_type}'");
    let codec = Server::start(|_| Answer::Body(500, b"hunter2".to_vec()));
    let endpoint = format!("http://{}", codec.address);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("runs");
    let said = export(&out, &["--query", &query, "--codec-endpoint", &endpoint]);
    check(&said, 2, "codec_refuses");
    assert!(!said.messages.contains("hunter2"), "{}", said.messages);
    assert!(
        said.messages.contains("holds 0 runs, each whole"),
        "{}",
        said.messages
    );
    assert_eq!(names(&out.join("histories")), [""; 0]);
}
