//! One payload as JSON of Temporal's protocol.
//!
//! Integers keep all their digits in the JSON that is shown. A page that reads it with JavaScript's
//! `JSON.parse`, as the web UI does, may show those beyond 2^53 rounded.
//!
//! Source: Protocol Buffers, "JSON Mapping"; Temporal, "Codec Server".

use std::collections::BTreeMap;

use avro_temporal_contract::wire::{
    BINARY_AVRO, EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, RenderError, SCHEMA_TAG, render_payload,
};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

use crate::wire_payload::WirePayload;

/// The members of a JSON object, each as it is written.
pub(crate) type Object<'a> = BTreeMap<String, &'a RawValue>;

/// Padded or not, as the protocol says.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The payload with its value as JSON; `None` if it is to stay as it is.
///
/// A corrupt payload is shown as `{"avro-temporal": {"error": …, "schema": …}}`. Whoever looks at a
/// run has a question that its bytes don't answer, and loses nothing: history keeps them. A reader
/// that takes the answer for a value can't mistake it for one, as no Avro name has a hyphen.
pub(crate) fn show_payload(payload: &RawValue) -> Option<String> {
    let mut fields: Object<'_> = serde_json::from_str(payload.get()).ok()?;
    let metadata = parse_metadata(fields.get("metadata")?)?;
    // What is encrypted may be large, and its bytes say nothing here.
    if metadata.get(ENCODING)? != BINARY_AVRO.as_bytes() {
        return None;
    }
    let data = match fields.get("data") {
        Some(data) => parse_bytes(data)?,
        None => Vec::new(),
    };
    let lookup = |key: &str| metadata.get(key).map(Vec::as_slice);
    let shown = match render_payload(&lookup, &data) {
        Ok(json) => json,
        Err(error) if error.kind.is_corruption() => explain(&error),
        Err(_) => return None,
    };
    let metadata = to_raw_value(&json!({ ENCODING: STANDARD.encode(JSON_PLAIN) })).ok()?;
    let data = to_raw_value(&STANDARD.encode(shown)).ok()?;
    fields.insert("metadata".to_owned(), &metadata);
    fields.insert("data".to_owned(), &data);
    serde_json::to_string(&fields).ok()
}

/// A payload with all of its metadata; `None` of what is none.
pub(crate) fn parse_payload(payload: &RawValue) -> Option<WirePayload> {
    let fields: Object<'_> = serde_json::from_str(payload.get()).ok()?;
    let metadata = match fields.get("metadata") {
        Some(metadata) => {
            let written: Option<Object<'_>> = serde_json::from_str(metadata.get()).ok()?;
            let written = written.unwrap_or_default().into_iter();
            written
                .map(|(key, value)| Some((key, parse_bytes(value)?)))
                .collect::<Option<_>>()?
        }
        None => BTreeMap::new(),
    };
    let data = match fields.get("data") {
        Some(data) => parse_bytes(data)?,
        None => Vec::new(),
    };
    Some(WirePayload { metadata, data })
}

/// A payload as JSON.
pub(crate) fn write_payload(payload: &WirePayload) -> String {
    let metadata = payload.metadata.iter();
    let metadata: BTreeMap<&str, String> = metadata
        .map(|(key, value)| (key.as_str(), STANDARD.encode(value)))
        .collect();
    json!({ "metadata": metadata, "data": STANDARD.encode(&payload.data) }).to_string()
}

fn explain(error: &RenderError) -> String {
    let mut explanation = json!({ "error": error.kind.to_string() });
    if let Some(writer) = &error.writer {
        explanation["schema"] = writer.to_string().into();
    }
    json!({ "avro-temporal": explanation }).to_string()
}

/// The keys that matter here.
fn parse_metadata(metadata: &RawValue) -> Option<BTreeMap<&'static str, Vec<u8>>> {
    let written: Option<Object<'_>> = serde_json::from_str(metadata.get()).ok()?;
    let written = written.unwrap_or_default();
    [ENCODING, SCHEMA_TAG, EMBEDDED_SCHEMA]
        .into_iter()
        .filter_map(|key| Some((key, written.get(key)?)))
        .map(|(key, value)| Some((key, parse_bytes(value)?)))
        .collect()
}

/// Base64 in either alphabet; null is what is absent.
fn parse_bytes(value: &RawValue) -> Option<Vec<u8>> {
    let text: Option<String> = serde_json::from_str(value.get()).ok()?;
    let standard: String = text
        .unwrap_or_default()
        .chars()
        .map(|digit| match digit {
            '-' => '+',
            '_' => '/',
            digit => digit,
        })
        .collect();
    LENIENT.decode(standard).ok()
}
