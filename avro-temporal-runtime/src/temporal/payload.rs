//! Values as the SDK's payloads.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use temporalio_common::data_converters::{
    PayloadConversionError, SerializationContext, TemporalDeserializable, TemporalSerializable,
};
use temporalio_common::protos::temporal::api::common::v1::Payload;

use super::failure::EncodeFailure;
use crate::wire;
use crate::{AvroType, PayloadError, PayloadErrorKind, TypeDesc};

/// A value that is sent: it converts to an Avro payload.
///
/// Works with the SDK's default payload converter, also where the SDK's own API is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Avro<T>(pub T);

/// A value that is received: converting never fails and never panics, so that whoever takes it
/// decides what becomes of one that can't be read.
#[derive(Debug, Clone)]
pub struct Decoded<T>(pub Result<T, PayloadError>);

impl<T: AvroType> TemporalSerializable for Avro<T> {
    fn to_payload(&self, _: &SerializationContext<'_>) -> Result<Payload, PayloadConversionError> {
        convert(&self.0)
    }

    fn to_payloads(
        &self,
        _: &SerializationContext<'_>,
    ) -> Result<Vec<Payload>, PayloadConversionError> {
        write_arguments(&self.0)
    }
}

impl<T: AvroType> TemporalDeserializable for Avro<T> {
    fn from_payload(
        _: &SerializationContext<'_>,
        payload: Payload,
    ) -> Result<Self, PayloadConversionError> {
        read(&payload).map(Self).map_err(conversion_error)
    }

    fn from_payloads(
        _: &SerializationContext<'_>,
        payloads: Vec<Payload>,
    ) -> Result<Self, PayloadConversionError> {
        read_arguments(&payloads)
            .map(Self)
            .map_err(conversion_error)
    }
}

impl<T: AvroType> TemporalSerializable for Decoded<T> {
    fn to_payload(&self, _: &SerializationContext<'_>) -> Result<Payload, PayloadConversionError> {
        convert(
            self.0
                .as_ref()
                .map_err(|error| conversion_error(error.clone()))?,
        )
    }

    fn to_payloads(
        &self,
        _: &SerializationContext<'_>,
    ) -> Result<Vec<Payload>, PayloadConversionError> {
        write_arguments(
            self.0
                .as_ref()
                .map_err(|error| conversion_error(error.clone()))?,
        )
    }
}

impl<T: AvroType> TemporalDeserializable for Decoded<T> {
    fn from_payload(
        _: &SerializationContext<'_>,
        payload: Payload,
    ) -> Result<Self, PayloadConversionError> {
        Ok(Self(read(&payload)))
    }

    fn from_payloads(
        _: &SerializationContext<'_>,
        payloads: Vec<Payload>,
    ) -> Result<Self, PayloadConversionError> {
        Ok(Self(read_arguments(&payloads)))
    }
}

/// Whether a value says nothing: it is sent as no argument, and returned as the SDKs' null.
const fn is_null<T: AvroType>() -> bool {
    matches!(T::TYPE, TypeDesc::Null)
}

fn write_arguments<T: AvroType>(value: &T) -> Result<Vec<Payload>, PayloadConversionError> {
    if is_null::<T>() {
        return Ok(Vec::new());
    }
    Ok(vec![convert(value)?])
}

fn convert<T: AvroType>(value: &T) -> Result<Payload, PayloadConversionError> {
    write(value).map_err(|failure| PayloadConversionError::EncodingError(Box::new(failure)))
}

/// A value's payload.
pub(super) fn write<T: AvroType>(value: &T) -> Result<Payload, EncodeFailure> {
    if is_null::<T>() {
        return Ok(Payload {
            metadata: HashMap::from([(
                wire::ENCODING.to_owned(),
                wire::BINARY_NULL.as_bytes().to_vec(),
            )]),
            ..Payload::default()
        });
    }
    let payload = wire::write(value).map_err(EncodeFailure::new::<T>)?;
    Ok(Payload {
        metadata: payload
            .metadata
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
        data: payload.data,
        ..Payload::default()
    })
}

/// Whether a value can be written.
pub(super) fn write_check<T: AvroType>(value: &T) -> Result<(), EncodeFailure> {
    if is_null::<T>() {
        return Ok(());
    }
    wire::write(value)
        .map(drop)
        .map_err(EncodeFailure::new::<T>)
}

fn read_arguments<T: AvroType>(payloads: &[Payload]) -> Result<T, PayloadError> {
    match payloads {
        [] => guard(wire::read_missing),
        [payload] => read(payload),
        several => Err(PayloadError::new(
            PayloadErrorKind::TooMany(several.len()),
            T::info(),
            None,
        )),
    }
}

pub(super) fn read<T: AvroType>(payload: &Payload) -> Result<T, PayloadError> {
    // What the SDK makes of an absent result.
    if payload.metadata.is_empty() && payload.data.is_empty() {
        return guard(wire::read_missing);
    }
    let read = guard(|| {
        wire::read(
            &|key| payload.metadata.get(key).map(Vec::as_slice),
            &payload.data,
        )
    });
    #[cfg(feature = "replay")]
    if let Err(error) = &read {
        super::replay::seen::note(payload, error);
    }
    read
}

/// A panic in a workflow's conversions would end the worker, and every run on it.
fn guard<T: AvroType>(read: impl FnOnce() -> Result<T, PayloadError>) -> Result<T, PayloadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(PayloadError::new(
            PayloadErrorKind::Panicked,
            T::info(),
            None,
        ))
    })
}

/// Never `WrongEncoding`: the SDK would try its next converter and lose the reason.
fn conversion_error(error: PayloadError) -> PayloadConversionError {
    PayloadConversionError::EncodingError(Box::new(error))
}
