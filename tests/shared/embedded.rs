//! Payloads of another version.

use avro_temporal_runtime::contract::schema::Identity;
use avro_temporal_runtime::contract::wire::{MAGIC, read_embedded};
use avro_temporal_runtime::{AvroType, PayloadError, wire};

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
