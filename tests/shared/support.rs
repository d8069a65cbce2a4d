//! Bytes and payloads of one value.

use apache_avro::Schema;
use avro_temporal_runtime::codec::{DecodeError, Reader, Writer};
use avro_temporal_runtime::contract::schema::Identity;
use avro_temporal_runtime::contract::wire::{MAGIC, read_embedded};
use avro_temporal_runtime::{AvroType, PayloadError, wire};

/// The value's bytes, as our code writes them.
pub(crate) fn encode<T: AvroType>(value: &T) -> Vec<u8> {
    let mut out = Writer::new();
    value.encode(&mut out);
    out.finish().expect("values of tests are not so deep")
}

/// The whole of the bytes as a value.
pub(crate) fn decode<T: AvroType>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut input = Reader::new(bytes);
    let value = T::decode(&mut input)?;
    input.finish().map(|()| value)
}

/// A type's schema as `apache-avro` reads it, without logical types.
pub(crate) fn schema_of<T: AvroType>() -> Schema {
    let schema = T::info().schema();
    let text = schema.set.canonical_form(&schema.ty);
    Schema::parse_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A payload with its writer's schema, whatever its bytes are.
pub(crate) struct Embedded {
    tag: String,
    schema: String,
    data: Vec<u8>,
}

impl Embedded {
    /// Of a schema's identity text, and Avro binary.
    pub(crate) fn of(identity_text: &str, binary: &[u8]) -> Self {
        let identity = Identity::of(identity_text);
        let schema = read_embedded(identity_text.as_bytes(), identity).expect("an identity text");
        let name = schema.set.tag_name(&schema.ty);
        Self {
            tag: format!("{name}@0:{identity}"),
            schema: identity_text.to_owned(),
            data: [&MAGIC, &schema.set.fingerprint(&schema.ty).0[..], binary].concat(),
        }
    }

    pub(crate) fn read<T: AvroType>(&self) -> Result<T, PayloadError> {
        let metadata = |key: &str| match key {
            wire::ENCODING => Some(wire::BINARY_AVRO.as_bytes()),
            wire::SCHEMA_TAG => Some(self.tag.as_bytes()),
            wire::EMBEDDED_SCHEMA => Some(self.schema.as_bytes()),
            _ => None,
        };
        wire::read(&metadata, &self.data)
    }
}
