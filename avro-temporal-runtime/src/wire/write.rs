//! A value to a payload.

use avro_temporal_contract::binary::{EncodeError, Writer};
use avro_temporal_contract::wire::{HEADER_SIZE, MAGIC};

use super::{BINARY_AVRO, EMBEDDED_SCHEMA, ENCODING, SCHEMA_TAG};
use crate::avro_type::AvroType;

/// A payload before it is the SDK's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WirePayload {
    /// Keys and values.
    pub metadata: Vec<(&'static str, Vec<u8>)>,
    /// Avro's single-object encoding.
    pub data: Vec<u8>,
}

/// Writes a value.
///
/// # Errors
///
/// If no reader would take it: it nests too deep, or its schema is too large to travel.
pub fn write<T: AvroType>(value: &T) -> Result<WirePayload, EncodeError> {
    let info = T::info();
    if !info.is_embeddable() {
        return Err(EncodeError::SchemaTooLarge);
    }
    let mut data = Vec::with_capacity(HEADER_SIZE + info.sizes.expected());
    data.extend_from_slice(&MAGIC);
    data.extend_from_slice(&info.fingerprint().0);
    let mut out = Writer::after(data);
    value.encode(&mut out);
    let data = out.finish()?;
    info.sizes.note(data.len() - HEADER_SIZE);
    let version = info.release().map_or(0, |(_, version)| version);
    let tag = format!("{}@{version}:{}", info.name(), info.identity());
    let mut metadata = vec![
        (ENCODING, BINARY_AVRO.as_bytes().to_vec()),
        (SCHEMA_TAG, tag.into_bytes()),
    ];
    if info.is_embedded() {
        let text = info.identity_text().as_bytes().to_vec();
        metadata.push((EMBEDDED_SCHEMA, text));
    }
    Ok(WirePayload { metadata, data })
}
