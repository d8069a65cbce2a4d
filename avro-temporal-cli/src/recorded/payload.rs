//! A payload of an event, decoded from its JSON.

use avro_temporal_contract::wire::{
    BINARY_AVRO, BINARY_NULL, EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, SCHEMA_TAG,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::event::EventPayload;
use crate::wire_payload::WirePayload;

/// What of a payload matters here, in room that is used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    encoding: Option<Vec<u8>>,
    tag: Option<Vec<u8>>,
    embedded: Option<Vec<u8>>,
    data: Vec<u8>,
}

impl Decoded {
    /// Decodes a payload; `false` if its base64 is none.
    pub(crate) fn read(&mut self, payload: &EventPayload<'_>) -> bool {
        let mut is_sound = true;
        let mut part = |key: &str, out: &mut Option<Vec<u8>>| {
            let written = payload.metadata.iter().find(|(name, _)| name == key);
            let Some((_, text)) = written else {
                *out = None;
                return;
            };
            let out = out.get_or_insert_default();
            out.clear();
            is_sound &= STANDARD.decode_vec(text.as_bytes(), out).is_ok();
        };
        part(ENCODING, &mut self.encoding);
        part(SCHEMA_TAG, &mut self.tag);
        part(EMBEDDED_SCHEMA, &mut self.embedded);
        self.data.clear();
        is_sound
            && STANDARD
                .decode_vec(payload.data.as_bytes(), &mut self.data)
                .is_ok()
    }

    /// Takes what a codec gave.
    pub(crate) fn set(&mut self, payload: WirePayload) {
        let WirePayload { metadata, data } = payload;
        *self = Self {
            data,
            ..Self::default()
        };
        for (key, value) in metadata {
            match key.as_str() {
                ENCODING => self.encoding = Some(value),
                SCHEMA_TAG => self.tag = Some(value),
                EMBEDDED_SCHEMA => self.embedded = Some(value),
                _ => {}
            }
        }
    }

    pub(crate) fn metadata(&self, key: &str) -> Option<&[u8]> {
        match key {
            ENCODING => self.encoding.as_deref(),
            SCHEMA_TAG => self.tag.as_deref(),
            EMBEDDED_SCHEMA => self.embedded.as_deref(),
            _ => None,
        }
    }

    pub(crate) fn data(&self) -> &[u8] {
        &self.data
    }

    /// Whether it is what a codec made: of an encoding that is none of a value.
    pub(crate) fn is_encoded(&self) -> bool {
        let known = [
            BINARY_AVRO,
            JSON_PLAIN,
            BINARY_NULL,
            "binary/plain",
            "json/protobuf",
            "binary/protobuf",
        ];
        let encoding = self.encoding.as_deref().unwrap_or_default();
        !encoding.is_empty() && !known.iter().any(|it| it.as_bytes() == encoding)
    }
}

/// A payload with all of its metadata, for a codec; `None` if its base64 is none.
pub(crate) fn whole(payload: &EventPayload<'_>) -> Option<WirePayload> {
    let metadata = payload.metadata.iter().map(|(key, value)| {
        let value = STANDARD.decode(value.as_bytes()).ok()?;
        Some((key.clone().into_owned(), value))
    });
    Some(WirePayload {
        metadata: metadata.collect::<Option<_>>()?,
        data: STANDARD.decode(payload.data.as_bytes()).ok()?,
    })
}
