//! Codecs that do as they are to, and codecs that don't.

use std::time::{Duration, Instant};

use clap::Parser as _;
use serde_json::Value;

use super::*;
use http::{Answer, Request, Server};

#[path = "../../tests/history_export/http.rs"]
mod http;

#[derive(Debug, clap::Parser)]
struct Program {
    #[command(flatten)]
    codec: CodecArgs,
}

fn args(address: &str) -> CodecArgs {
    let endpoint = format!("http://{address}/{{namespace}}/");
    let words = ["program", "--codec-endpoint", &endpoint];
    let words = words.into_iter().chain(["--codec-auth", "Bearer hunter2"]);
    Program::try_parse_from(words).expect("arguments").codec
}

fn endpoint(server: &Server) -> CodecEndpoint {
    let endpoint = args(&server.address).endpoint_within("ours", Duration::from_secs(2));
    endpoint.ok().flatten().expect("an address")
}

fn payload(data: &[u8]) -> WirePayload {
    let metadata = [("encoding".to_owned(), b"binary/encrypted".to_vec())];
    WirePayload {
        metadata: metadata.into(),
        data: data.to_vec(),
    }
}

/// What is asked for, each byte of the data turned around.
fn turn(request: &Request) -> Answer {
    let payloads = read(&request.body).expect("payloads");
    let turned: Vec<WirePayload> = payloads
        .into_iter()
        .map(|mut payload| {
            payload.data.iter_mut().for_each(|byte| *byte ^= 0xff);
            payload
        })
        .collect();
    Answer::Body(200, write_payloads(&turned).into_bytes())
}

fn refusal(server: &Server) -> String {
    match endpoint(server).decode(vec![payload(b"hunter2"); 2]) {
        Err(Failure::Usage(message)) => {
            assert!(!message.contains("hunter2"), "{message}");
            assert!(!message.contains("aHVudGVyMg"), "{message}");
            assert!(message.contains(&server.address), "{message}");
            assert!(message.contains("\n  help: "), "{message}");
            message
        }
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it decodes"),
    }
}

#[test]
fn payloads_come_back_in_their_order() {
    let server = Server::start(turn);
    let payloads: Vec<WirePayload> = (0..=255_u8).map(|byte| payload(&[byte])).collect();
    let decoded = endpoint(&server).decode(payloads);
    let decoded = decoded.unwrap_or_else(|failure| panic!("{failure:?}"));
    let data: Vec<u8> = decoded.iter().map(|it| it.data[0]).collect();
    let expected: Vec<u8> = (0..=255_u8).rev().collect();
    assert_eq!(data, expected);
    assert_eq!(decoded[0].metadata["encoding"], b"binary/encrypted");
    let requests = server.requests();
    let counts: Vec<usize> = requests
        .iter()
        .map(|request| {
            let body: Value = serde_json::from_slice(&request.body).expect("JSON");
            body["payloads"].as_array().expect("a list").len()
        })
        .collect();
    assert_eq!(counts, [100, 100, 56]);
    let head = &requests[0].head;
    assert!(head.starts_with("post /ours/decode http/1.1"), "{head}");
    for header in [
        "x-namespace: ours\r\n",
        "authorization: bearer hunter2\r\n",
        "content-type: application/json\r\n",
    ] {
        assert!(head.contains(header), "{head}");
    }
}

#[test]
fn a_question_has_a_mebibyte_or_one_payload() {
    let server = Server::start(turn);
    let payloads = [
        MAX_BYTES / 2,
        MAX_BYTES / 4,
        MAX_BYTES / 4,
        MAX_BYTES * 2,
        0,
    ]
    .map(|size| payload(&vec![0; size]))
    .to_vec();
    let decoded = endpoint(&server).decode(payloads);
    assert!(decoded.is_ok_and(|it| it.len() == 5));
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn nothing_is_asked_for_nothing() {
    let server = Server::start(|_| Answer::Body(500, Vec::new()));
    assert!(endpoint(&server).decode(Vec::new()).is_ok());
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn another_status_is_no_answer() {
    for (status, expected) in [
        (401, "`--codec-auth`"),
        (403, "`--codec-auth`"),
        (404, "`/decode` is added"),
        (307, "it leads to"),
        (302, "it leads to"),
        (500, "its own log"),
        (204, "its own log"),
    ] {
        let server = Server::start(move |_| Answer::Body(status, b"hunter2".to_vec()));
        let message = refusal(&server);
        assert!(message.contains("[codec_refuses]"), "{message}");
        assert!(message.contains(&format!("status {status}")), "{message}");
        assert!(message.contains(expected), "{message}");
        assert_eq!(server.requests().len(), 1, "{status}");
    }
}

#[test]
fn an_answer_is_as_many_payloads() {
    for (body, expected) in [
        (r#"{"payloads":[]}"#, "asked for 2 payloads, and gave 0"),
        (
            r#"{"payloads":[{},{},{}]}"#,
            "asked for 2 payloads, and gave 3",
        ),
        ("hunter2", "not JSON"),
        ("", "not JSON"),
        ("[]", "not a JSON object"),
        (r#"{"hunter2":[]}"#, "has no `payloads`"),
        (r#"{"payloads":"hunter2"}"#, "not a list"),
        (
            r#"{"payloads":[{},"hunter2"]}"#,
            "`payloads[1]` is not an object",
        ),
        (
            r#"{"payloads":[{},{"data":"hunter2!"}]}"#,
            "`payloads[1]` is no payload",
        ),
        (
            r#"{"payloads":[{"metadata":{"a":3}},{}]}"#,
            "`payloads[0]` is no payload",
        ),
    ] {
        let server = Server::start(move |_| Answer::Body(200, body.as_bytes().to_vec()));
        let message = refusal(&server);
        assert!(message.contains("[codec_answer_malformed]"), "{message}");
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn an_answer_has_an_end() {
    let large = usize::try_from(MAX_ANSWER).expect("a size") + 1;
    let server = Server::start(move |_| Answer::Body(200, vec![b' '; large]));
    let endpoint = args(&server.address).endpoint("ours");
    let endpoint = endpoint.ok().flatten().expect("an address");
    let Err(Failure::Usage(message)) = endpoint.decode(vec![payload(b"")]) else {
        panic!("it decodes")
    };
    assert!(message.contains("more than 64 MiB"), "{message}");
}

#[test]
fn silence_ends() {
    let server = Server::start(|_| Answer::Silence);
    let began = Instant::now();
    let message = refusal(&server);
    assert!(message.contains("within 2 seconds"), "{message}");
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn nobody_is_told() {
    // Bound, and let go: nothing listens there.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    drop(listener);
    let endpoint = args(&address).endpoint("ours").ok().flatten();
    let Err(Failure::Usage(message)) = endpoint.expect("an address").decode(vec![payload(b"")])
    else {
        panic!("it decodes")
    };
    assert!(message.contains("[codec_unreachable]"), "{message}");
    assert!(message.contains("nothing listens there"), "{message}");
}

#[test]
fn a_credential_that_is_no_header_is_refused_and_not_shown() {
    let words = ["program", "--codec-endpoint", "http://a", "--codec-auth"];
    let words = words.into_iter().chain(["hunter2\n"]);
    let args = Program::try_parse_from(words).expect("arguments").codec;
    assert!(!format!("{args:?}").contains("hunter2"), "{args:?}");
    let Err(Failure::Usage(message)) = args.endpoint("ours") else {
        panic!("it is taken")
    };
    assert!(message.contains("[codec_auth_malformed]"), "{message}");
    assert!(!message.contains("hunter2"), "{message}");
}
