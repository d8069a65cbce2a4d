//! Payloads that can be spoilt, and what every error of them has in common.

use avro_temporal_runtime::{AvroType, ErrorClass, PayloadError, PayloadErrorKind, wire};

/// What must never be in a message.
pub(crate) const SECRET: &str = "sesame";

/// A payload whose parts can be changed.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) metadata: Vec<(String, Vec<u8>)>,
    pub(crate) data: Vec<u8>,
}

impl Payload {
    pub(crate) fn of<T: AvroType>(value: &T) -> Self {
        let payload = wire::write(value).expect("values of tests are not so deep");
        let metadata = payload
            .metadata
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value));
        Self {
            metadata: metadata.collect(),
            data: payload.data,
        }
    }

    pub(crate) fn json(text: impl AsRef<[u8]>) -> Self {
        Self {
            metadata: vec![],
            data: text.as_ref().to_vec(),
        }
        .with(wire::ENCODING, wire::JSON_PLAIN)
    }

    pub(crate) fn with(mut self, key: &str, value: impl AsRef<[u8]>) -> Self {
        self = self.without(key);
        self.metadata
            .push((key.to_owned(), value.as_ref().to_vec()));
        self
    }

    pub(crate) fn without(mut self, key: &str) -> Self {
        self.metadata.retain(|(other, _)| other != key);
        self
    }

    pub(crate) fn with_data(mut self, change: impl FnOnce(&mut Vec<u8>)) -> Self {
        change(&mut self.data);
        self
    }

    pub(crate) fn read<T: AvroType>(&self) -> Result<T, PayloadError> {
        let metadata = |wanted: &str| {
            let (_, value) = self.metadata.iter().find(|(key, _)| key == wanted)?;
            Some(value.as_slice())
        };
        wire::read(&metadata, &self.data)
    }
}

#[track_caller]
pub(crate) fn check<T: AvroType>(
    payload: &Payload,
    kind: &PayloadErrorKind,
    class: ErrorClass,
    ends: &str,
) {
    let Err(error) = payload.read::<T>() else {
        panic!("it was read, not {kind:?}")
    };
    assert_eq!(error.kind(), kind, "{error}");
    assert_eq!(error.class(), class, "{error}");
    let text = error.to_string();
    let verb = match class {
        ErrorClass::NotReadable => "payload can't be read by this build: ",
        ErrorClass::Corrupt => "payload is corrupt: ",
    };
    assert!(text.starts_with(verb), "{text}");
    let reader = format!("; read as {}:{}; ", T::info().name(), T::info().identity());
    let (_, advice) = text
        .split_once(&reader)
        .unwrap_or_else(|| panic!("{text} names no reader"));
    assert_eq!(advice, ends, "{text}");
    if let Some(writer) = error.writer() {
        assert!(text.contains(&format!("; written as {writer}; ")), "{text}");
    }
    assert!(!text.contains(SECRET) && !text.contains('\n'), "{text}");
    assert_eq!(format!("{error:?}"), text);
}

pub(crate) const SEND_AGAIN: &str = "send it again from a sound producer";
