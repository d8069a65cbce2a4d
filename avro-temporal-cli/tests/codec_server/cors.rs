//! What browsers are told.

use crate::client::{Answer, Request};
use crate::process::Server;

const NAMED: &str = "https://temporal.example.com";

fn server() -> Server {
    Server::start_with(&["--listen", "127.0.0.1:0", "--allow-origin", NAMED])
}

fn preflight(server: &Server, path: &str, origin: &str) -> Answer {
    Request::new("OPTIONS", path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header(
            "Access-Control-Request-Headers",
            "content-type,x-namespace,authorization",
        )
        .send(server)
}

fn words(header: Option<&str>) -> Vec<String> {
    let words = header.unwrap_or_default().split(',');
    words.map(|word| word.trim().to_lowercase()).collect()
}

#[test]
fn a_page_of_an_allowed_origin_may_send() {
    let server = server();
    for origin in [
        "http://localhost:8233",
        "http://127.0.0.1:8080",
        "http://localhost",
        NAMED,
    ] {
        for path in [
            "/decode",
            "/encode",
            "/default/decode?preserveStorageRefs=true",
        ] {
            let answer = preflight(&server, path, origin);
            assert_eq!((answer.status, &*answer.body), (204, ""), "{origin}{path}");
            assert_allowed(&answer, origin);
            assert_eq!(
                words(answer.header("access-control-allow-methods")),
                ["post", "options"]
            );
            assert_eq!(
                words(answer.header("access-control-allow-headers")),
                [
                    "content-type",
                    "x-namespace",
                    "authorization",
                    "authorization-extras"
                ]
            );
        }
        let answer = Request::post("/decode", "{}")
            .header("Origin", origin)
            .send(&server);
        assert_eq!(answer.status, 200);
        assert_allowed(&answer, origin);
    }
}

/// Without the headers a page sees a failed connection, whatever the status says.
#[test]
fn a_page_may_read_refusals() {
    let server = server();
    let table = [
        (Request::post("/decode", "SECRET"), 400),
        (Request::new("GET", "/decode"), 405),
        (Request::post("/nothing", "{}"), 404),
    ];
    for (request, status) in table {
        let answer = request.header("Origin", NAMED).send(&server);
        assert_eq!(answer.status, status);
        assert_allowed(&answer, NAMED);
    }
}

fn assert_allowed(answer: &Answer, origin: &str) {
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
    assert_eq!(
        answer.header("access-control-allow-credentials"),
        Some("true")
    );
    assert_eq!(answer.header("vary"), Some("Origin"));
}

#[test]
fn a_page_of_another_origin_may_not() {
    let server = server();
    let others = [
        "https://example.com",
        "http://temporal.example.com",
        "https://temporal.example.com:8443",
        "https://localhost:8233",
        "http://localhost.example.com",
        "null",
    ];
    for origin in others {
        let refused = preflight(&server, "/decode", origin);
        assert_eq!(refused.status, 403, "{origin}");
        assert!(
            refused.body.contains(&format!("`--allow-origin {origin}`")),
            "{}",
            refused.body
        );
        // The page's browser keeps the answer from it; a proxy on the page's own origin needs none.
        let sent = Request::post("/decode", "{}")
            .header("Origin", origin)
            .send(&server);
        assert_eq!(sent.status, 200, "{origin}");
        for answer in [&refused, &sent] {
            for (name, _) in &answer.headers {
                assert!(!name.starts_with("access-control-"), "{origin}: {name}");
            }
            assert_eq!(answer.header("vary"), Some("Origin"));
        }
    }
}

#[test]
fn what_is_no_browser_is_told_nothing() {
    let answer = Request::post("/decode", "{}").send(&server());
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), None);
    assert_eq!(answer.header("access-control-allow-credentials"), None);
}
