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
    // No schema is released yet, and receivers may not know one that isn't: it always travels.
    let tag = format!("{}@0:{}", info.name(), info.identity());
    Ok(WirePayload {
        metadata: vec![
            (ENCODING, BINARY_AVRO.as_bytes().to_vec()),
            (SCHEMA_TAG, tag.into_bytes()),
            (EMBEDDED_SCHEMA, info.identity_text().as_bytes().to_vec()),
        ],
        data,
    })
}
