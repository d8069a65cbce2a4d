//! Paths and methods.

use crate::client::Request;
use crate::process::Server;

#[test]
fn the_last_segment_decides() {
    let server = Server::start();
    let table = [
        ("POST", "/decode", 200),
        ("POST", "/encode", 200),
        ("POST", "/decode?preserveStorageRefs=true", 200),
        ("POST", "/default/decode", 200),
        ("POST", "/a/b%20c/decode", 200),
        ("POST", "//decode", 200),
        ("POST", "/decode/", 200),
        ("POST", "/encode/decode", 200),
        ("GET", "/", 200),
        ("HEAD", "/", 200),
        ("GET", "/?x=1", 200),
        ("GET", "/health", 200),
        ("POST", "/", 405),
        ("GET", "/decode", 405),
        ("PUT", "/decode", 405),
        ("DELETE", "/encode", 405),
        ("PATCH", "/default/encode", 405),
        ("POST", "/decoder", 404),
        ("POST", "/Decode", 404),
        ("POST", "/decode/x", 404),
        ("POST", "/x?/decode", 404),
        ("GET", "/favicon.ico", 404),
        ("OPTIONS", "/nothing", 404),
    ];
    for (method, path, status) in table {
        let request = match method {
            "POST" => Request::post(path, "{}"),
            _ => Request::new(method, path),
        };
        let answer = request.send(&server);
        assert_eq!(answer.status, status, "{method} {path}");
        if status == 404 {
            assert!(
                answer.body.contains("/decode") && answer.body.contains("/encode"),
                "{path}"
            );
        }
        assert_eq!(
            answer.header("allow").is_some(),
            status == 405,
            "{method} {path}"
        );
    }
}

#[test]
fn whoever_looks_in_is_told_what_this_is() {
    let answer = Request::new("GET", "/").send(&Server::start());
    assert_eq!(
        answer.body,
        "codec server of avro-temporal: POST …/decode shows Avro payloads as JSON\n"
    );
}

#[test]
fn credentials_and_other_headers_are_ignored() {
    let answer = Request::post("/decode", "{}")
        .header("Authorization", "Bearer SECRET")
        .header("Authorization-Extras", "SECRET")
        .send(&Server::start());
    assert_eq!((answer.status, &*answer.body), (200, r#"{"payloads":[]}"#));
}
