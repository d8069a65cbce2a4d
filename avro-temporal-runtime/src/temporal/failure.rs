//! Errors as Temporal's failures.

use std::error::Error;
use std::fmt;

use temporalio_common::data_converters::{
    DataConverter, DefaultFailureConverter, DefaultPayloadCodec, FailureConverter,
    PayloadConversionError, PayloadConverter, SerializationContextData,
};
use temporalio_common::error::{
    ApplicationFailure, IncomingError, OutgoingActivityError, OutgoingError, OutgoingWorkflowError,
};
use temporalio_common::protos::temporal::api::common::v1::{Payload, Payloads};
use temporalio_common::protos::temporal::api::failure::v1::Failure;
use temporalio_common::protos::temporal::api::failure::v1::failure::FailureInfo;

use super::operation_error::DeclaredError;
use crate::{AvroType, ErrorClass, PayloadError, Role, TypeInfo};
use avro_temporal_contract::binary::EncodeError;

/// A value that can't be written, with the operation that it was for.
#[derive(Clone)]
pub struct EncodeFailure {
    error: EncodeError,
    writer: &'static TypeInfo,
    operation: Option<(Role, String)>,
}

impl EncodeFailure {
    /// The `type` of the application failure that it travels as.
    pub const FAILURE_TYPE: &'static str = "AvroUnwritable";

    pub(super) fn new<T: AvroType>(error: EncodeError) -> Self {
        Self {
            error,
            writer: T::info(),
            operation: None,
        }
    }

    #[must_use]
    pub(super) fn in_role(mut self, role: Role, operation: &str) -> Self {
        self.operation
            .get_or_insert_with(|| (role, operation.to_owned()));
        self
    }
}

impl fmt::Display for EncodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.operation {
            Some((role, operation)) => write!(f, "{role} of `{operation}`")?,
            None => f.write_str("value")?,
        }
        write!(
            f,
            " can't be written: {}; written as {}:{}; send a smaller value",
            self.error,
            self.writer.name(),
            self.writer.identity()
        )
    }
}

impl fmt::Debug for EncodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for EncodeFailure {}

/// The data converter for clients and workers: the SDK's default with typed Avro failures.
///
/// With a codec or a failure converter of one's own, build the SDK's `DataConverter` and wrap the
/// failure converter in [`AvroFailureConverter`].
pub fn data_converter() -> DataConverter {
    DataConverter::new(
        PayloadConverter::default(),
        AvroFailureConverter(DefaultFailureConverter::default()),
        DefaultPayloadCodec,
    )
}

/// A failure converter that gives failures caused by unreadable payloads their `type`, and lets
/// nobody retry what no retry can heal.
///
/// Everything else is left to the converter that it wraps.
#[derive(Debug, Clone, Copy, Default)]
pub struct AvroFailureConverter<C>(pub C);

impl<C: FailureConverter> FailureConverter for AvroFailureConverter<C> {
    fn to_failure(
        &self,
        error: OutgoingError,
        converter: &PayloadConverter,
        context: &SerializationContextData,
    ) -> Failure {
        let typed = find_type(&error);
        let mut failure = self.0.to_failure(error, converter, context);
        if let Some(typed) = typed
            && let Some(FailureInfo::ApplicationFailureInfo(info)) = &mut failure.failure_info
            && info.r#type.is_empty()
        {
            info.r#type = typed.name;
            // Who said that it may not be retried, is not contradicted.
            info.non_retryable |= typed.non_retryable;
            if info.details.is_none() {
                info.details = typed.details.map(|payload| Payloads {
                    payloads: vec![payload],
                });
            }
        }
        failure
    }

    fn to_error(
        &self,
        failure: Failure,
        converter: &PayloadConverter,
        context: &SerializationContextData,
    ) -> Result<IncomingError, PayloadConversionError> {
        self.0.to_error(failure, converter, context)
    }
}

/// What a failure is that an error doesn't say itself.
struct FailureType {
    name: String,
    non_retryable: bool,
    details: Option<Payload>,
}

impl FailureType {
    fn new(name: &str, non_retryable: bool) -> Self {
        Self {
            name: name.to_owned(),
            non_retryable,
            details: None,
        }
    }
}

fn find_type(error: &OutgoingError) -> Option<FailureType> {
    match error {
        OutgoingError::Activity(OutgoingActivityError::Application(failure))
        | OutgoingError::Workflow(OutgoingWorkflowError::Application(failure)) => {
            type_in_chain(failure.source_error())
        }
        OutgoingError::Workflow(OutgoingWorkflowError::PayloadConversion(error)) => {
            type_in_chain(error)
        }
        _ => None,
    }
}

fn type_in_chain(error: &(dyn Error + 'static)) -> Option<FailureType> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(payload) = error.downcast_ref::<PayloadError>() {
            let corrupt = payload.class() == ErrorClass::Corrupt;
            return Some(FailureType::new(payload.failure_type(), corrupt));
        }
        if error.is::<EncodeFailure>() {
            return Some(FailureType::new(EncodeFailure::FAILURE_TYPE, true));
        }
        if let Some(declared) = error.downcast_ref::<DeclaredError>() {
            return Some(FailureType {
                details: Some(declared.details.clone()),
                ..FailureType::new(declared.failure_type, declared.non_retryable)
            });
        }
        // The SDK wraps what an update or query handler returns in a failure without a type.
        if let Some(inner) = error.downcast_ref::<ApplicationFailure>()
            && let Some(name) = inner.type_name()
        {
            return Some(FailureType::new(name, inner.is_non_retryable()));
        }
        next = error.source();
    }
    None
}

/// The failure that a payload error travels as.
pub(super) fn payload_failure(error: PayloadError) -> ApplicationFailure {
    let name = error.failure_type().to_owned();
    let corrupt = error.class() == ErrorClass::Corrupt;
    ApplicationFailure::builder(error)
        .type_name(name)
        .non_retryable(corrupt)
        .build()
}

/// The failure of a value that can't be written: trying again writes the same value.
pub(super) fn encode_failure(error: EncodeFailure) -> ApplicationFailure {
    ApplicationFailure::builder(error)
        .type_name(EncodeFailure::FAILURE_TYPE.to_owned())
        .non_retryable(true)
        .build()
}

/// The first error of a kind among an error and its sources.
pub(super) fn find_source<'a, E: Error + 'static>(
    error: &'a (dyn Error + 'static),
) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = error.source();
    }
    None
}
