//! `payload`: a byte that chooses the reader's type, one that says what is put right, and the parts
//! of a payload, each up to a zero byte: encoding, tag, embedded schema, data.

use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{Fingerprint, Identity};
use avro_temporal_runtime::contract::wire::{HEADER_SIZE, MAGIC, read_embedded, render_payload};
use avro_temporal_runtime::wire::{self, WirePayload};
use avro_temporal_runtime::{ErrorClass, PayloadError, PayloadErrorKind};

use crate::resolver::is_of_size;
use crate::text::split;
use crate::types::{Generated, chosen};

/// The encoding is Avro.
const AVRO: u8 = 1;
/// The tag has the embedded schema's identity.
const VOUCHED: u8 = 2;
/// The data has a header with the embedded schema's fingerprint.
const HEADED: u8 = 4;
/// There is no tag.
const UNTAGGED: u8 = 8;
/// There is no embedded schema.
const BARE: u8 = 16;
/// The embedded schema is the reader's own.
const OWN: u8 = 32;
/// The encoding is JSON.
const JSON: u8 = 64;

/// The parts of a payload.
#[derive(Clone)]
pub struct Payload {
    /// The encoding.
    pub encoding: Vec<u8>,
    /// What it says of its writer.
    pub tag: Option<Vec<u8>>,
    /// The embedded schema.
    pub schema: Option<Vec<u8>>,
    /// The data, with its header.
    pub data: Vec<u8>,
}

pub(crate) fn check(input: &[u8]) {
    let [choice, repairs, rest @ ..] = input else {
        return;
    };
    let chosen = chosen(*choice);
    let payload = Payload::repaired(chosen, *repairs, rest);
    let read = payload.reread(chosen);
    let shown = payload.render();
    match &read {
        Ok(written) => {
            let again = Payload::written(written).reread(chosen);
            assert_eq!(again.as_ref().ok(), Some(written));
        }
        Err(error) => check_error(error),
    }
    // Whether it can be read depends on nothing that was read before it.
    let again = payload.reread(chosen);
    assert_eq!(
        again.map_err(|error| error.to_string()),
        read.map_err(|error| error.to_string())
    );
    assert_eq!(payload.render(), shown);
}

fn check_error(error: &PayloadError) {
    let text = error.to_string();
    let verdict = match error.class() {
        ErrorClass::NotReadable => "payload can't be read by this build: ",
        ErrorClass::Corrupt => "payload is corrupt: ",
    };
    assert!(text.starts_with(verdict), "{text}");
    assert!(!text.contains(char::is_control), "{text:?}");
}

/// What is read without generated code is read with it, and what isn't, for the same reason.
fn check_agreement(read: Option<&PayloadError>, checked: Option<&PayloadErrorKind>) {
    let read = read.map(PayloadError::kind);
    let decode = |kind: Option<&PayloadErrorKind>| match kind {
        Some(PayloadErrorKind::Corrupt(error) | PayloadErrorKind::UnknownValue(error)) => {
            Some(error.clone())
        }
        _ => None,
    };
    let both = [decode(read), decode(checked)];
    // What counts memory and depth counts other things with generated code.
    if both.iter().flatten().any(is_of_size) {
        return;
    }
    let same = match &both {
        [Some(read), Some(checked)] => {
            read.kind() == checked.kind() && read.path() == checked.path()
        }
        _ => read == checked,
    };
    assert!(same, "{read:?}, and without generated code: {checked:?}");
}

impl Payload {
    /// A sound payload of a writer's schema.
    pub fn of(writer: &Schema, binary: &[u8]) -> Self {
        Self::of_text(
            &writer.set.identity_text(&writer.ty),
            writer.set.fingerprint(&writer.ty),
            binary,
        )
    }

    /// A payload of a text that its tag vouches for, whether it is a schema or not.
    pub fn of_text(text: &str, header: Fingerprint, binary: &[u8]) -> Self {
        Self {
            encoding: wire::BINARY_AVRO.into(),
            tag: Some(format!("any@0:{}", Identity::of(text)).into()),
            schema: Some(text.into()),
            data: headed(header, binary),
        }
    }

    /// A payload of JSON.
    pub fn json(text: impl Into<Vec<u8>>) -> Self {
        Self {
            encoding: wire::JSON_PLAIN.into(),
            tag: None,
            schema: None,
            data: text.into(),
        }
    }

    fn written(payload: &WirePayload) -> Self {
        let value = |wanted: &str| {
            let (_, value) = payload.metadata.iter().find(|(key, _)| *key == wanted)?;
            Some(value.clone())
        };
        Self {
            encoding: value(wire::ENCODING).unwrap_or_default(),
            tag: value(wire::SCHEMA_TAG),
            schema: value(wire::EMBEDDED_SCHEMA),
            data: payload.data.clone(),
        }
    }

    fn repaired(chosen: &Generated, repairs: u8, parts: &[u8]) -> Self {
        let has = |repair: u8| repairs & repair != 0;
        let (encoding, rest) = split(parts);
        let (tag, rest) = split(rest);
        let (schema, data) = split(rest);
        let mut payload = Self {
            encoding: encoding.to_vec(),
            tag: Some(tag.to_vec()),
            schema: Some(schema.to_vec()),
            data: data.to_vec(),
        };
        if has(AVRO) {
            payload.encoding = wire::BINARY_AVRO.into();
        }
        if has(JSON) {
            payload.encoding = wire::JSON_PLAIN.into();
        }
        if has(OWN) {
            payload.schema = Some(chosen.info.identity_text().into());
        }
        let text = payload.schema.clone().unwrap_or_default();
        let identity = Identity::of(&String::from_utf8_lossy(&text));
        if has(VOUCHED) {
            payload.tag = Some(format!("any@0:{identity}").into());
        }
        if has(HEADED)
            && let Ok(schema) = read_embedded(&text, identity)
        {
            payload.data = headed(schema.set.fingerprint(&schema.ty), data);
        }
        if has(UNTAGGED) {
            payload.tag = None;
        }
        if has(BARE) {
            payload.schema = None;
        }
        payload
    }

    fn value(&self, key: &str) -> Option<&[u8]> {
        match key {
            wire::ENCODING => Some(&self.encoding),
            wire::SCHEMA_TAG => self.tag.as_deref(),
            wire::EMBEDDED_SCHEMA => self.schema.as_deref(),
            _ => None,
        }
    }

    /// Reads the payload as a generated type, and writes the value again.
    ///
    /// # Errors
    ///
    /// Why it can't be read.
    pub fn reread(&self, chosen: &Generated) -> Result<WirePayload, PayloadError> {
        let metadata = |key: &str| self.value(key);
        let read = (chosen.reread)(&metadata, &self.data);
        let checked = chosen.reader.check(&metadata, &self.data);
        let unchecked = checked.as_ref().err().map(|(kind, _)| kind);
        check_agreement(read.as_ref().err(), unchecked);
        read
    }

    /// Shows the payload by what it says of itself.
    ///
    /// # Errors
    ///
    /// Why it can't be shown.
    pub fn render(&self) -> Result<String, String> {
        render_payload(&|key| self.value(key), &self.data).map_err(|error| error.to_string())
    }
}

fn headed(fingerprint: Fingerprint, binary: &[u8]) -> Vec<u8> {
    let data = [&MAGIC, &fingerprint.0[..], binary].concat();
    debug_assert_eq!(data.len(), HEADER_SIZE + binary.len());
    data
}
