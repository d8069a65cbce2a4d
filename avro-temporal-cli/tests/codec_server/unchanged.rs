//! Payloads that are none of the server's, or that it can't read: they go back as they came.

use apache_avro::types::Value;
use serde_json::{Value as Json, json};

use crate::client::Request;
use crate::payload::{Payload, decode, shown};
use crate::process::Server;

fn payloads() -> Vec<(&'static str, Json)> {
    let int = Payload::write("\"int\"", Value::Int(42));
    let of_encoding = |encoding: &str, data: &[u8]| {
        let payload = Payload {
            encoding: encoding.into(),
            tag: None,
            schema: None,
            data: data.to_vec(),
        };
        payload.json()
    };
    let with = |key: &str, value: Json| {
        let mut payload = int.json();
        payload[key] = value;
        payload
    };
    let mut other_case = int.clone();
    other_case.encoding = b"Binary/Avro".to_vec();
    let (mut without_tag, mut without_schema) = (int.clone(), int.clone());
    without_tag.tag = None;
    without_schema.schema = None;
    vec![
        ("JSON", of_encoding("json/plain", b"{\"id\": 1}")),
        ("null", of_encoding("binary/null", b"")),
        ("encrypted", of_encoding("binary/encrypted", b"\x01\x02")),
        ("another encoding with an Avro tag", other_case.json()),
        (
            "an encoding that is not UTF-8",
            json!({ "metadata": { "encoding": "/w==" } }),
        ),
        ("nothing", json!({})),
        ("no metadata", json!({ "data": "AAAA" })),
        (
            "metadata that is null",
            json!({ "metadata": null, "data": null }),
        ),
        ("a schema that didn't travel", without_schema.json()),
        ("a schema that no tag vouches for", without_tag.json()),
        ("data that is not base64", with("data", json!("!"))),
        ("data that is no string", with("data", json!(12))),
        ("metadata that is no object", with("metadata", json!([1]))),
        (
            "metadata that is not base64",
            with("metadata", json!({ "encoding": "?" })),
        ),
        (
            "metadata of numbers",
            with("metadata", json!({ "encoding": 1 })),
        ),
    ]
}

#[test]
fn what_is_not_decoded_goes_back_in_its_place() {
    let server = Server::start();
    let sound = Payload::write("\"int\"", Value::Int(42)).json();
    for (case, payload) in payloads() {
        let answer = decode(&server, &[sound.clone(), payload.clone(), sound.clone()]);
        assert_eq!(answer.len(), 3, "{case}");
        assert_eq!(answer[1], payload, "{case}");
        assert_eq!(
            [shown(&answer[0]), shown(&answer[2])],
            ["42", "42"],
            "{case}"
        );
    }
}

#[test]
fn what_is_not_decoded_goes_back_to_the_byte() {
    let payload = r#"{"z": 1.00e0, "data":"e30","metadata" : {"encoding":"anNvbi9wbGFpbg\u003d\u003d"},"n":123456789012345678901234567890}"#;
    let body = format!("{{\"payloads\": [ {payload} ,{payload}]}}\n");
    let server = Server::start();
    for path in ["/decode", "/encode"] {
        let answer = Request::post(path, &body).send(&server);
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.body,
            format!("{{\"payloads\":[{payload},{payload}]}}"),
            "{path}"
        );
    }
}

#[test]
fn encode_returns_everything_as_it_came() {
    let sound = Payload::write("\"int\"", Value::Int(42)).json();
    let payloads: Vec<_> = payloads()
        .into_iter()
        .map(|(_, payload)| payload)
        .chain([sound])
        .collect();
    let body = json!({ "payloads": payloads });
    let answer = Request::post("/encode", &body.to_string()).send(&Server::start());
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let answer: Json = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(answer, body);
}

#[test]
fn no_payloads_are_no_payloads() {
    let server = Server::start();
    for body in [r#"{"payloads": []}"#, r#"{"payloads": null}"#, "{}"] {
        for path in ["/decode", "/encode"] {
            let answer = Request::post(path, body).send(&server);
            assert_eq!(
                (answer.status, &*answer.body),
                (200, r#"{"payloads":[]}"#),
                "{body}"
            );
        }
    }
}
