//! A payload to a value.

use avro_temporal_contract::binary::{DecodeError, Reader};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::parse_json;
use avro_temporal_contract::plain_json::parse_value;
use avro_temporal_contract::site::Source;
use avro_temporal_contract::wire::{
    Contradiction, WriterTag, check_header, read_embedded, read_tag, split_header,
};

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
            let tag = read_tag(metadata)
                .map_err(|error| PayloadError::new(contradiction(error), info, None))?;
            read_avro(info, tag.as_ref(), metadata(EMBEDDED_SCHEMA), data)
                .map_err(|kind| PayloadError::new(kind, info, tag))
        }
        Some(encoding) if encoding == JSON_PLAIN.as_bytes() => {
            read_json(info, data).map_err(|kind| PayloadError::new(kind, info, None))
        }
        Some(encoding) if encoding == BINARY_NULL.as_bytes() => read_missing(),
        other => {
            let encoding = String::from_utf8_lossy(other.unwrap_or_default());
            let shown: String = encoding
                .chars()
                .take(64)
                .flat_map(char::escape_debug)
                .collect();
            let kind = PayloadErrorKind::UnknownEncoding(shown);
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
    let (fingerprint, binary) = split_header(data).map_err(contradiction)?;
    let Some(tag) = tag else {
        // Nothing vouches for an embedded schema here, so that it isn't looked at.
        if fingerprint == info.fingerprint() {
            return decode(binary, T::decode);
        }
        return Err(PayloadErrorKind::UnknownWriter);
    };
    if tag.identity == info.identity() {
        check_header(fingerprint, info.fingerprint()).map_err(contradiction)?;
        return decode(binary, T::decode);
    }
    let prepared = match (info.writer(tag.identity), embedded) {
        (Some(prepared), _) => prepared,
        (None, Some(text)) => {
            let schema = read_embedded(text, tag.identity).map_err(contradiction)?;
            info.prepare(tag.identity, &schema)
        }
        (None, None) => return Err(PayloadErrorKind::UnknownWriter),
    };
    check_header(fingerprint, prepared.fingerprint).map_err(contradiction)?;
    match &prepared.plan {
        Ok(plan) => decode(binary, |input| T::decode_resolved(input, plan.root())),
        Err(mismatches) => Err(PayloadErrorKind::Incompatible(
            mismatches.iter().map(ToString::to_string).collect(),
        )),
    }
}

fn contradiction(error: Contradiction) -> PayloadErrorKind {
    PayloadErrorKind::Contradiction(error.to_string())
}

fn decode<T>(
    binary: &[u8],
    decode: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, PayloadErrorKind> {
    let mut input = Reader::new(binary);
    decode(&mut input)
        .and_then(|value| input.finish().map(|()| value))
        .map_err(|error| {
            if error.kind().depends_on_reader() {
                PayloadErrorKind::UnknownValue(error)
            } else {
                PayloadErrorKind::Corrupt(error)
            }
        })
}

/// JSON is read against one fixed schema per operation: the working schema, while none is released.
fn read_json<T: AvroType>(info: &'static TypeInfo, data: &[u8]) -> Result<T, PayloadErrorKind> {
    let text = std::str::from_utf8(data)
        .map_err(|_| PayloadErrorKind::InvalidJson("it is not UTF-8".to_owned()))?;
    let source = Source::new("JSON", text);
    let mut diagnostics = Diagnostics::new();
    let node = parse_json(&source, &mut diagnostics).map_err(|_| {
        let place = diagnostics.errors().next().and_then(|error| {
            let (line, column) = error.site.as_ref()?.position();
            // Not the message: a key that occurs twice is data.
            Some(format!("{} at line {line}, column {column}", error.rule))
        });
        PayloadErrorKind::InvalidJson(place.unwrap_or_default())
    })?;
    let schema = info.schema();
    let binary = parse_value(&schema.set, &schema.ty, &node)
        .map_err(|misfit| PayloadErrorKind::JsonMisfit(misfit.to_string()))?;
    decode(&binary, T::decode)
}
