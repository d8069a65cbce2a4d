//! Sound payloads as JSON.

use apache_avro::types::Value;
use serde_json::json;

use crate::payload::{Payload, decode, shown};
use crate::process::Server;
use crate::values::values;

#[test]
fn a_value_of_every_type_is_shown() {
    let server = Server::start();
    let values = values();
    let payloads: Vec<_> = values
        .iter()
        .map(|(schema, value, _)| Payload::write(schema, value.clone()).json())
        .collect();
    let answer = decode(&server, &payloads);
    assert_eq!(answer.len(), values.len());
    for ((schema, _, expected), payload) in values.iter().zip(&answer) {
        assert_eq!(shown(payload), *expected, "{schema}");
    }
}

/// Nothing of this project's is in these bytes: the fingerprint is Apache's, the hash from
/// `sha256sum`.
#[test]
fn a_payload_of_literal_bytes_is_shown() {
    let text = r#"{"name":"test","type":"record","fields":[{"name":"a","type":"long"},{"name":"b","type":"string"},{"name":"c","type":{"type":"long","logicalType":"timestamp-micros"}}]}"#;
    let payload = Payload {
        encoding: b"binary/avro".to_vec(),
        tag: Some(b"test@7:abf662f831715ff78f88545a05a9262a".to_vec()),
        schema: Some(text.into()),
        data: b"\xc3\x01\x38\x55\x01\xe3\x41\xb0\x0a\x1c\x54\x04hi\x01".to_vec(),
    };
    let answer = decode(&Server::start(), &[payload.json()]);
    assert_eq!(
        shown(&answer[0]),
        r#"{"a":42,"b":"hi","c":"1969-12-31T23:59:59.999999Z"}"#
    );
}

#[test]
fn ten_thousand_payloads_are_shown_in_order() {
    let schema =
        r#"{"type": "record", "name": "acme.Count", "fields": [{"name": "n", "type": "long"}]}"#;
    let first = Payload::of(schema, b"");
    let payloads: Vec<_> = (0..10_000_u16)
        .map(|n| {
            let mut payload = first.clone();
            let mut zigzag = u32::from(n) * 2;
            while zigzag >= 0x80 {
                payload.data.push(zigzag.to_le_bytes()[0] | 0x80);
                zigzag >>= 7;
            }
            payload.data.push(zigzag.to_le_bytes()[0]);
            payload.json()
        })
        .collect();
    let answer = decode(&Server::start(), &payloads);
    assert_eq!(answer.len(), payloads.len());
    for (n, payload) in answer.iter().enumerate() {
        assert_eq!(shown(payload), format!(r#"{{"n":{n}}}"#));
    }
}

#[test]
fn base64_is_read_in_both_alphabets_padded_or_not() {
    // With both digits that the alphabets differ in, and a length that is padded.
    let payload = Payload::write("\"bytes\"", Value::Bytes(vec![0, 0xfb, 0xff, 0xfe, 0xfb]));
    let whole = payload.json();
    let data = whole["data"].as_str().expect("base64");
    assert!(
        data.contains('+') && data.contains('/') && data.ends_with('='),
        "{data}"
    );
    let url_safe = data.replace('+', "-").replace('/', "_");
    let payloads: Vec<_> = [
        data,
        data.trim_end_matches('='),
        &url_safe,
        url_safe.trim_end_matches('='),
    ]
    .into_iter()
    .map(|data| {
        let mut payload = whole.clone();
        payload["data"] = data.into();
        payload
    })
    .collect();
    for payload in decode(&Server::start(), &payloads) {
        assert_eq!(shown(&payload), "\"APv//vs=\"");
    }
}

#[test]
fn fields_that_are_not_known_stay() {
    let mut payload = Payload::write("\"int\"", Value::Int(1)).json();
    payload["externalPayloads"] = json!([{ "sizeBytes": "12" }]);
    let answer = decode(&Server::start(), &[payload.clone()]);
    assert_eq!(shown(&answer[0]), "1");
    assert_eq!(answer[0]["externalPayloads"], payload["externalPayloads"]);
}
