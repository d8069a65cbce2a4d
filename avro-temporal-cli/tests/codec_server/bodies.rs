//! Bodies that are no list of payloads.

use std::io::Write as _;

use crate::client::{Request, connect, receive};
use crate::process::Server;

const LIMIT: usize = 64 * 1024 * 1024;

#[test]
fn a_malformed_body_is_refused_without_its_text() {
    let deep = format!("{}\"SECRET\"", "[".repeat(100_000));
    let table: [(&str, &[u8], &str); 17] = [
        ("nothing", b"", "the body is not JSON: see line 1, column 0"),
        (
            "text",
            b"SECRET",
            "the body is not JSON: see line 1, column 1",
        ),
        ("bytes", b"\xff\xfe", "the body is not JSON"),
        (
            "a string that is not UTF-8",
            b"{\"payloads\": [\"\xff\"]}",
            "the body is not JSON",
        ),
        (
            "cut off",
            b"{\"payloads\": [{\"data\":\n \"SECRET\"",
            "the body is not JSON: see line 2",
        ),
        (
            "two texts",
            b"{\"payloads\": []} {}",
            "the body is not JSON: see line 1, column 18",
        ),
        (
            "open brackets without end",
            deep.as_bytes(),
            "the body is not JSON",
        ),
        ("a string", b"\"SECRET\"", "the body is not a JSON object"),
        ("null", b"null", "the body is not a JSON object"),
        (
            "the list alone",
            b"[{\"data\": \"SECRET\"}]",
            "the body is not a JSON object",
        ),
        (
            "another member alone",
            b"{\"payload\": \"SECRET\"}",
            "the body has no `payloads`",
        ),
        (
            "payloads as a string",
            b"{\"payloads\": \"SECRET\"}",
            "`payloads` is not a list",
        ),
        (
            "payloads as an object",
            b"{\"payloads\": {\"SECRET\": 1}}",
            "`payloads` is not a list",
        ),
        (
            "a string in the list",
            b"{\"payloads\": [{}, \"SECRET\"]}",
            "`payloads[1]` is not an object",
        ),
        (
            "null in the list",
            b"{\"payloads\": [null]}",
            "`payloads[0]` is not an object",
        ),
        (
            "a list in the list",
            b"{\"payloads\": [{}, {}, [{}]]}",
            "`payloads[2]` is not an object",
        ),
        (
            "a number in the list",
            b"{\"payloads\": [1]}",
            "`payloads[0]` is not an object",
        ),
    ];
    let server = Server::start();
    for (case, body, expected) in table {
        for path in ["/decode", "/encode"] {
            let answer = Request::post(path, body).send(&server);
            assert_eq!(answer.status, 400, "{case}");
            assert!(answer.body.starts_with(expected), "{case}: {}", answer.body);
            assert!(answer.body.contains("; send {"), "{case}: {}", answer.body);
            assert!(!answer.body.contains("SECRET"), "{case}: {}", answer.body);
        }
    }
}

#[test]
fn a_body_that_is_said_to_be_too_large_is_refused_unread() {
    let server = Server::start();
    let mut stream = connect(&server);
    let head = format!(
        "POST /decode HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        LIMIT + 1
    );
    stream.write_all(head.as_bytes()).expect("the head is sent");
    let answer = receive(stream);
    assert_eq!(answer.status, 413);
    assert_eq!(answer.body, "the body has more than 64 MiB\n");
}

#[test]
fn a_body_that_grows_too_large_is_refused() {
    let server = Server::start();
    let mut stream = connect(&server);
    let head = "POST /decode HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("the head is sent");
    let chunk = vec![b' '; 1024 * 1024];
    for _ in 0..64 {
        stream.write_all(b"100000\r\n").expect("a chunk is sent");
        stream.write_all(&chunk).expect("a chunk is sent");
        stream.write_all(b"\r\n").expect("a chunk is sent");
    }
    stream.write_all(b"1\r\n").expect("a chunk is sent");
    stream.write_all(b" ").expect("a chunk is sent");
    assert_eq!(receive(stream).status, 413);
}

#[test]
fn a_body_of_the_largest_size_is_read() {
    let mut body = vec![b' '; LIMIT];
    let text = br#"{"payloads": [{}]}"#;
    body[..text.len()].copy_from_slice(text);
    let answer = Request::post("/decode", &body).send(&Server::start());
    assert_eq!(
        (answer.status, &*answer.body),
        (200, r#"{"payloads":[{}]}"#)
    );
}

#[test]
fn a_body_that_breaks_off_harms_nobody() {
    let server = Server::start();
    let mut stream = connect(&server);
    let head = "POST /decode HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{\"payl";
    stream.write_all(head.as_bytes()).expect("the head is sent");
    drop(stream);
    let answer = Request::post("/decode", "{}").send(&server);
    assert_eq!(answer.status, 200);
}
