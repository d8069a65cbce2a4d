//! Payloads that nobody should send.

use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::sdk::common::protos::temporal::api::common::v1::Payload;
use avro_temporal_runtime::wire::{
    EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, SCHEMA_TAG, WirePayload, write,
};

use crate::v1::sample;

mod other {
    avro_temporal_runtime::include_avro!("schemas/other.avsc");
}

/// What is wrong with a payload that is to be a `Sample`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it says")]
pub enum Garbage {
    Truncated,
    FlippedHeader,
    UnknownSchema,
    AnotherType,
    TrailingBytes,
    ForeignEmbeddedSchema,
    LengthBomb,
    NoPayload,
    InvalidJson,
}

impl Garbage {
    /// All of it.
    pub const ALL: [Self; 9] = [
        Self::Truncated,
        Self::FlippedHeader,
        Self::UnknownSchema,
        Self::AnotherType,
        Self::TrailingBytes,
        Self::ForeignEmbeddedSchema,
        Self::LengthBomb,
        Self::NoPayload,
        Self::InvalidJson,
    ];

    /// The payloads, one or none.
    pub fn payloads(self) -> Vec<Payload> {
        let mut payload = to_payload(write(&sample("garbage")).expect("a sample is writable"));
        let unknown_tag = format!("acme.e2e.Sample@7:{}", "0123456789abcdef".repeat(2));
        match self {
            Self::Truncated => payload.data.truncate(payload.data.len() - 3),
            Self::FlippedHeader => payload.data[5] ^= 1,
            Self::UnknownSchema => {
                payload.metadata.remove(EMBEDDED_SCHEMA);
                set(&mut payload, SCHEMA_TAG, &unknown_tag);
            }
            Self::AnotherType => {
                let colour = "red".to_owned();
                let other = other::acme::e2e::Other { colour };
                payload = to_payload(write(&other).expect("it is writable"));
            }
            Self::TrailingBytes => payload.data.push(0),
            Self::ForeignEmbeddedSchema => set(&mut payload, SCHEMA_TAG, &unknown_tag),
            Self::LengthBomb => {
                payload.data.truncate(10);
                // The length of the text: 2^62.
                payload
                    .data
                    .extend([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]);
            }
            Self::NoPayload => return Vec::new(),
            Self::InvalidJson => return vec![json(r#"{"text": "#)],
        }
        vec![payload]
    }

    /// As the SDK's untyped calls take it.
    pub fn raw(self) -> RawValue {
        raw(self.payloads())
    }
}

/// Payloads as the SDK's untyped calls take them.
pub fn raw(payloads: Vec<Payload>) -> RawValue {
    RawValue::new(payloads)
}

/// A payload of JSON, as people and other systems send it.
pub fn json(text: &str) -> Payload {
    let mut payload = Payload {
        data: text.as_bytes().to_vec(),
        ..Payload::default()
    };
    set(&mut payload, ENCODING, JSON_PLAIN);
    payload
}

/// A payload without the schema that travels with it, as one of a released schema is.
pub fn without_schema(payload: WirePayload) -> Payload {
    let mut payload = to_payload(payload);
    payload.metadata.remove(EMBEDDED_SCHEMA);
    payload
}

/// A value's payload, with its schema.
pub fn payload_of<T: AvroType>(value: &T) -> Payload {
    to_payload(write(value).expect("it is writable"))
}

fn to_payload(payload: WirePayload) -> Payload {
    let metadata = payload.metadata.into_iter();
    Payload {
        metadata: metadata
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
        data: payload.data,
        ..Payload::default()
    }
}

fn set(payload: &mut Payload, key: &str, value: &str) {
    payload
        .metadata
        .insert(key.to_owned(), value.as_bytes().to_vec());
}
