//! Payloads as a writer makes them: the binary by Apache's Avro, the tag by the contract.

use std::sync::Arc;

use apache_avro::types::Value;
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::{Names, resolve_schemas};
use avro_temporal_contract::site::Source;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use crate::client::Request;
use crate::process::Server;

/// A payload, before anything is spoilt in it.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) encoding: Vec<u8>,
    pub(crate) tag: Option<Vec<u8>>,
    pub(crate) schema: Option<Vec<u8>>,
    pub(crate) data: Vec<u8>,
}

impl Payload {
    /// A value of a schema, as Apache's Avro writes it.
    pub(crate) fn write(schema: &str, value: Value) -> Self {
        let parsed = apache_avro::Schema::parse_str(schema).expect("a schema");
        let binary = apache_avro::to_avro_datum(&parsed, value).expect("a value of the schema");
        Self::of(schema, &binary)
    }

    /// Avro binary of a schema.
    pub(crate) fn of(schema: &str, binary: &[u8]) -> Self {
        // A union of definitions would be a list of types.
        let source = format!(r#"{{"type":"array","items":{schema}}}"#);
        let source: Arc<Source> = Source::new("test", source);
        let mut diagnostics = Diagnostics::new();
        let set = resolve_schemas(&[source], &[], Names::Relative, &mut diagnostics)
            .unwrap_or_else(|_| panic!("{diagnostics}"));
        let root = set.files()[0].root.clone().expect("a schema");
        let avro_temporal_contract::schema::Kind::Array(ty) = root.kind else {
            panic!("an array")
        };
        let tag = format!("{}@0:{}", set.tag_name(&ty), set.identity(&ty));
        let mut data = vec![0xc3, 0x01];
        data.extend(set.fingerprint(&ty).0);
        data.extend(binary);
        Self {
            encoding: b"binary/avro".to_vec(),
            tag: Some(tag.into_bytes()),
            schema: Some(set.identity_text(&ty).into_bytes()),
            data,
        }
    }

    /// The payload in the protocol's JSON.
    pub(crate) fn json(&self) -> Json {
        let mut metadata = json!({ "encoding": STANDARD.encode(&self.encoding) });
        if let Some(tag) = &self.tag {
            metadata["avro-schema"] = STANDARD.encode(tag).into();
        }
        if let Some(schema) = &self.schema {
            metadata["avro-schema-json"] = STANDARD.encode(schema).into();
        }
        json!({ "metadata": metadata, "data": STANDARD.encode(&self.data) })
    }

    /// The tag as text.
    pub(crate) fn tag_text(&self) -> String {
        String::from_utf8(self.tag.clone().expect("a tag")).expect("text")
    }
}

/// Sends payloads to `/decode`, and returns those of the answer.
pub(crate) fn decode(server: &Server, payloads: &[Json]) -> Vec<Json> {
    let body = json!({ "payloads": payloads }).to_string();
    let answer = Request::post("/decode", &body).send(server);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let mut answer: Json = serde_json::from_str(&answer.body).expect("JSON");
    match answer["payloads"].take() {
        Json::Array(shown) => shown,
        other => panic!("no payloads: {other}"),
    }
}

/// The text of a payload that is shown as JSON.
#[track_caller]
pub(crate) fn shown(payload: &Json) -> String {
    // `json/plain`, and nothing else.
    assert_eq!(
        payload["metadata"],
        json!({ "encoding": "anNvbi9wbGFpbg==" })
    );
    let data = payload["data"].as_str().expect("base64");
    String::from_utf8(STANDARD.decode(data).expect("base64")).expect("text")
}
