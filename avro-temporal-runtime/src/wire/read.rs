//! A payload to a value.

use avro_temporal_contract::binary::{DecodeError, Reader};
use avro_temporal_contract::reading::Found;
use avro_temporal_contract::wire::{WriterTag, read_tag};

use super::{BINARY_AVRO, BINARY_NULL, EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, Metadata};
use crate::avro_type::AvroType;
use crate::error::{PayloadError, PayloadErrorKind};
use crate::info::TypeInfo;

/// Reads a payload.
///
/// # Errors
///
/// Why it can't be read; see [`PayloadErrorKind`].
pub fn read<T: AvroType>(metadata: &Metadata<'_>, data: &[u8]) -> Result<T, PayloadError> {
    let info = T::info();
    match metadata(ENCODING) {
        Some(encoding) if encoding == BINARY_AVRO.as_bytes() => {
            let tag = read_tag(metadata).map_err(|error| {
                let kind = PayloadErrorKind::Contradiction(error.to_string());
                PayloadError::new(kind, info, None)
            })?;
            read_avro(info, tag.as_ref(), metadata(EMBEDDED_SCHEMA), data)
                .map_err(|kind| PayloadError::new(kind, info, tag))
        }
        Some(encoding) if encoding == JSON_PLAIN.as_bytes() => {
            read_json(info, data).map_err(|kind| PayloadError::new(kind, info, None))
        }
        Some(encoding) if encoding == BINARY_NULL.as_bytes() => read_missing(),
        other => {
            let kind = PayloadErrorKind::unknown_encoding(other.unwrap_or_default());
            Err(PayloadError::new(kind, info, None))
        }
    }
}

/// Reads no payload at all: the value of a type that has one value, without bytes.
///
/// # Errors
///
/// If the type needs a payload.
pub fn read_missing<T: AvroType>() -> Result<T, PayloadError> {
    let missing = || PayloadError::new(PayloadErrorKind::Missing, T::info(), None);
    if T::MINIMUM_SIZE > 0 {
        return Err(missing());
    }
    let mut input = Reader::new(&[]);
    T::decode(&mut input).map_err(|_| missing())
}

fn read_avro<T: AvroType>(
    info: &'static TypeInfo,
    tag: Option<&WriterTag>,
    embedded: Option<&[u8]>,
    data: &[u8],
) -> Result<T, PayloadErrorKind> {
    let (found, binary) = info.reader.find(tag, embedded, data)?;
    decode_found(&found, binary)
}

/// JSON is read against one fixed schema, and from there on as what that wrote.
fn read_json<T: AvroType>(info: &'static TypeInfo, data: &[u8]) -> Result<T, PayloadErrorKind> {
    let (found, binary) = info.reader.find_json(data)?;
    decode_found(&found, &binary)
}

fn decode_found<T: AvroType>(found: &Found, binary: &[u8]) -> Result<T, PayloadErrorKind> {
    match found.writer() {
        None => decode(binary, T::decode),
        Some(writer) => {
            let plan = writer.plan()?;
            decode(binary, |input| T::decode_resolved(input, plan.root()))
        }
    }
}

fn decode<'a, T>(
    binary: &'a [u8],
    decode: impl FnOnce(&mut Reader<'a>) -> Result<T, DecodeError>,
) -> Result<T, PayloadErrorKind> {
    let mut input = Reader::new(binary);
    decode(&mut input)
        .and_then(|value| input.finish().map(|()| value))
        .map_err(PayloadErrorKind::of_decoding)
}

#[cfg(test)]
mod tests {
    use super::super::{WirePayload, write};
    use super::*;

    fn read_back<T: AvroType>(payload: &WirePayload) -> Result<T, PayloadErrorKind> {
        let lookup = |wanted: &str| {
            let (_, value) = payload.metadata.iter().find(|(key, _)| *key == wanted)?;
            Some(value.as_slice())
        };
        read(&lookup, &payload.data).map_err(|error| error.kind().clone())
    }

    /// A payload of `42_i32`, spoilt.
    fn int(spoil: impl FnOnce(&mut WirePayload)) -> WirePayload {
        let mut payload = write(&42_i32).expect("a payload");
        spoil(&mut payload);
        payload
    }

    fn without(payload: &mut WirePayload, keys: &[&str]) {
        payload.metadata.retain(|(key, _)| !keys.contains(key));
    }

    fn set(payload: &mut WirePayload, wanted: &str, value: &[u8]) {
        for (key, old) in &mut payload.metadata {
            if *key == wanted {
                *old = value.to_vec();
            }
        }
    }

    #[test]
    fn a_payload_is_read_by_its_own_schema_and_by_the_embedded_one() {
        let sound = int(|_| {});
        assert_eq!(read_back::<i32>(&sound), Ok(42));
        assert_eq!(read_back::<i64>(&sound), Ok(42));
        // A reader that knows the schema needs neither tag nor text.
        let bare = int(|payload| without(payload, &["avro-schema", "avro-schema-json"]));
        assert_eq!(read_back::<i32>(&bare), Ok(42));
        let vector = write(&vec![Some("a".to_owned()), None]).expect("a payload");
        let expected = vec![Some("a".to_owned()), None];
        assert_eq!(read_back::<Vec<Option<String>>>(&vector), Ok(expected));
    }

    #[test]
    fn a_writer_that_is_not_known_is_told_from_one_that_contradicts() {
        let unknown: [fn(&mut WirePayload); 2] = [
            |payload| without(payload, &["avro-schema-json"]),
            // Nothing vouches for the text.
            |payload| without(payload, &["avro-schema"]),
        ];
        for spoil in unknown {
            // A type that no other test reads: what is prepared once stays known.
            let result = read_back::<Option<i32>>(&int(spoil));
            assert_eq!(result, Err(PayloadErrorKind::UnknownWriter));
        }
        let contradicting: [fn(&mut WirePayload); 4] = [
            |payload| set(payload, "avro-schema-json", br#""long""#),
            |payload| payload.data.truncate(9),
            |payload| payload.data[2] ^= 1,
            |payload| set(payload, "avro-schema", b"int@0"),
        ];
        for spoil in contradicting {
            // The reader's own schema, one that is not known yet, and the same once it is.
            expect_contradiction(&read_back::<i32>(&int(spoil)));
            expect_contradiction(&read_back::<Option<i64>>(&int(spoil)));
            assert_eq!(read_back::<f64>(&int(|_| {})), Ok(42.0));
            expect_contradiction(&read_back::<f64>(&int(spoil)));
        }
    }

    fn expect_contradiction<T: std::fmt::Debug>(result: &Result<T, PayloadErrorKind>) {
        assert!(
            matches!(result, Err(PayloadErrorKind::Contradiction(_))),
            "{result:?}"
        );
    }

    #[test]
    fn an_encoding_is_shown_without_its_control_characters() {
        let payload = int(|payload| set(payload, "encoding", b"a\nb\x1b"));
        let expected = PayloadErrorKind::UnknownEncoding("a\\nb\\u{1b}".to_owned());
        assert_eq!(read_back::<i32>(&payload), Err(expected));
    }
}
