//! A codec as teams have one: what it encrypted is turned bytes of a JSON value.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::http::{Answer, Request, Server};

const ENCRYPTED: &str = "binary/encrypted";

/// The bytes of an encrypted value, in base64.
pub(crate) fn encrypt(value: &str) -> String {
    let turned: Vec<u8> = value.bytes().map(|byte| byte ^ 0xff).collect();
    STANDARD.encode(turned)
}

/// A codec server, which leaves what it didn't encrypt as it is.
pub(crate) fn codec() -> Server {
    Server::start(decode)
}

fn decode(request: &Request) -> Answer {
    let mut body: Value = serde_json::from_slice(&request.body).expect("JSON");
    for payload in body["payloads"].as_array_mut().expect("a list") {
        if payload["metadata"]["encoding"] != STANDARD.encode(ENCRYPTED) {
            continue;
        }
        let data = STANDARD.decode(payload["data"].as_str().expect("text"));
        let data: Vec<u8> = data.expect("base64").iter().map(|it| it ^ 0xff).collect();
        *payload = json!({
            "metadata": { "encoding": STANDARD.encode("json/plain") },
            "data": STANDARD.encode(data),
        });
    }
    Answer::Body(200, body.to_string().into_bytes())
}
