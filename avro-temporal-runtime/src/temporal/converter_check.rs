//! Whether a data converter carries Avro: asked before anything is sent or polled.

use std::fmt;

use temporalio_common::data_converters::{
    DataConverter, GenericPayloadConverter, SerializationContext, SerializationContextData,
};
use temporalio_common::error::{ApplicationFailure, OutgoingError, OutgoingWorkflowError};
use temporalio_common::protos::temporal::api::failure::v1::failure::FailureInfo;

use super::payload::Avro;
use crate::releases::BadEstablished;
use crate::{AvroType, PayloadError, PayloadErrorKind, wire};

/// A data converter that doesn't carry Avro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConverterError {
    /// Avro values don't become Avro payloads.
    Payloads,
    /// Failures caused by unreadable payloads would lose their type.
    Failures,
    /// The environment says what is established in a way that can't be read.
    Established(BadEstablished),
}

impl fmt::Display for ConverterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Established(error) => return error.fmt(f),
            Self::Payloads => {
                "the client's payload converter doesn't write Avro values as `binary/avro`; set \
                 the client's `data_converter` to `avro_temporal_runtime::data_converter()`, or \
                 put `PayloadConverter::UseWrappers` first into the composite converter"
            }
            Self::Failures => {
                "the client's failure converter gives unreadable payloads no failure type; set \
                 the client's `data_converter` to `avro_temporal_runtime::data_converter()`, or \
                 wrap the failure converter in `AvroFailureConverter(…)`"
            }
        })
    }
}

impl std::error::Error for ConverterError {}

/// Probes with a value and an error, as a converter can't be asked what it is.
pub(super) fn check_converter(converter: &DataConverter) -> Result<(), ConverterError> {
    let data = SerializationContextData::None;
    let payloads = converter.payload_converter();
    let context = SerializationContext::new(&data, payloads);
    let written = payloads
        .to_payload(&context, &Avro(0_i64))
        .map_err(|_| ConverterError::Payloads)?;
    if written.metadata.get(wire::ENCODING).map(Vec::as_slice) != Some(wire::BINARY_AVRO.as_bytes())
    {
        return Err(ConverterError::Payloads);
    }
    let probe = PayloadError::new(PayloadErrorKind::Missing, i64::info(), None);
    let expected = probe.failure_type();
    let failure = converter.to_failure(
        &data,
        OutgoingError::Workflow(OutgoingWorkflowError::Application(Box::new(
            ApplicationFailure::new(probe),
        ))),
    );
    match failure.failure_info {
        Some(FailureInfo::ApplicationFailureInfo(info)) if info.r#type == expected => Ok(()),
        _ => Err(ConverterError::Failures),
    }
}
