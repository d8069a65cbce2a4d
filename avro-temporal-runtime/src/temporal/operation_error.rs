//! Declared errors: records of the contract that travel as application failures.

use std::error::Error;
use std::fmt;

use temporalio_common::error::ApplicationFailure;
use temporalio_common::protos::temporal::api::common::v1::Payload;
use temporalio_common::protos::temporal::api::failure::v1::ApplicationFailureInfo;
use temporalio_common::protos::temporal::api::failure::v1::Failure;
use temporalio_common::protos::temporal::api::failure::v1::failure::FailureInfo;

use super::failure::{EncodeFailure, encode_failure, find_source};
use super::payload::{Avro, read, write, write_check};
use super::workflow::HandlerError;
use crate::{AvroType, PayloadError, PayloadErrorKind, Role};

/// A record that is declared as an error.
///
/// `contract!` implements it.
pub trait ErrorRecord: AvroType + std::error::Error + Clone + Send + Sync + 'static {
    /// Whether trying again is useless.
    const NON_RETRYABLE: bool;
}

/// The errors of an operation: those that it declares, and a `U` for everything else.
///
/// `contract!` implements it; an operation that declares none has `U` itself.
pub trait OperationError<U>: Sized {
    /// Everything else.
    fn undeclared(error: U) -> Self;

    /// The declared error that a failure is.
    fn declared(failure: &DeclaredFailure<'_>) -> Option<Result<Self, PayloadError>>;
}

impl<U> OperationError<U> for U {
    fn undeclared(error: U) -> Self {
        error
    }

    fn declared(_: &DeclaredFailure<'_>) -> Option<Result<Self, PayloadError>> {
        None
    }
}

/// What code that implements an operation fails with, as Temporal's `U`.
pub trait IntoUndeclared<U> {
    /// The declared error as a failure, or everything else as it is.
    fn into_undeclared(self) -> U;
}

impl<U> IntoUndeclared<U> for U {
    fn into_undeclared(self) -> U {
        self
    }
}

/// An application failure that may be a declared error.
pub struct DeclaredFailure<'a>(&'a ApplicationFailureInfo);

impl<'a> DeclaredFailure<'a> {
    /// Of a failure, or of what an activity or a child failed with.
    pub(super) fn of(failure: &'a Failure) -> Option<Self> {
        let mut failure = failure;
        loop {
            match failure.failure_info.as_ref()? {
                FailureInfo::ApplicationFailureInfo(info) => return Some(Self(info)),
                FailureInfo::ActivityFailureInfo(_)
                | FailureInfo::ChildWorkflowExecutionFailureInfo(_) => {
                    failure = failure.cause.as_deref()?;
                }
                _ => return None,
            }
        }
    }

    /// The record, if the failure is one of its type.
    pub fn read<E: ErrorRecord>(&self) -> Option<Result<E, PayloadError>> {
        // A failure that is recorded has the name that the record had then.
        if self.0.r#type != E::TYPE.name() && !E::info().has_name(&self.0.r#type) {
            return None;
        }
        let payloads = self.0.details.as_ref().map(|details| &*details.payloads);
        let record = match payloads {
            Some([payload]) => read(payload),
            Some(several) if !several.is_empty() => {
                Err(error_of::<E>(PayloadErrorKind::TooMany(several.len())))
            }
            _ => Err(error_of::<E>(PayloadErrorKind::Missing)),
        };
        Some(record.map_err(|error| error.in_role(Role::FailureDetails, E::TYPE.name())))
    }
}

fn error_of<T: AvroType>(kind: PayloadErrorKind) -> PayloadError {
    PayloadError::new(kind, T::info(), None)
}

/// A declared error of an update on its way out: the SDK takes any error of a handler, and asks our
/// failure converter what becomes of it.
#[derive(Debug)]
pub(super) struct DeclaredError {
    pub(super) failure_type: &'static str,
    pub(super) non_retryable: bool,
    pub(super) details: Payload,
    record: Box<dyn Error + Send + Sync>,
}

impl fmt::Display for DeclaredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.record.fmt(f)
    }
}

impl Error for DeclaredError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.record)
    }
}

/// What a handler fails with for a declared error.
pub(super) fn declared_handler_error<E: ErrorRecord>(record: E) -> HandlerError {
    let in_role = |failure: EncodeFailure| failure.in_role(Role::FailureDetails, E::TYPE.name());
    match write(&record).map_err(in_role) {
        Ok(details) => Box::new(DeclaredError {
            failure_type: E::TYPE.name(),
            non_retryable: E::NON_RETRYABLE,
            details,
            record: Box::new(record),
        }),
        Err(failure) => Box::new(failure),
    }
}

/// The failure that a declared error travels as.
pub fn declared_failure<E: ErrorRecord>(record: E) -> ApplicationFailure {
    if let Err(failure) = write_check(&record) {
        return encode_failure(failure.in_role(Role::FailureDetails, E::TYPE.name()));
    }
    ApplicationFailure::builder(record.clone())
        .type_name(E::TYPE.name().to_owned())
        .non_retryable(E::NON_RETRYABLE)
        .details(Avro(record))
        .build()
}

/// The declared error that an error is, or has among its sources.
pub(super) fn declared_in<E: ErrorRecord>(error: &(dyn Error + 'static)) -> Option<E> {
    find_source::<E>(error).cloned()
}
