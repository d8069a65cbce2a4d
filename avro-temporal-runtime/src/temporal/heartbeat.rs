//! What an activity reports while it runs.

use temporalio_common::data_converters::PayloadConversionError;
use temporalio_sdk::activities::ActivityContext;

use super::failure::EncodeFailure;
use super::operation::HeartbeatType;
use super::payload::{Avro, read, write_check};
use super::unreadable_counts::{UnreadableAction, count};
use crate::{AvroType, PayloadError, PayloadErrorKind, Role};

/// Why a heartbeat isn't reported.
#[derive(Debug)]
#[non_exhaustive]
pub enum HeartbeatError {
    /// The details can't be written.
    Unwritable(EncodeFailure),
    /// What the SDK says.
    Temporal(PayloadConversionError),
}

impl std::fmt::Display for HeartbeatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unwritable(failure) => failure.fmt(f),
            Self::Temporal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for HeartbeatError {}

/// Reports that an activity lives, and how far it is.
///
/// # Errors
///
/// If the details can't be written.
pub async fn heartbeat<A: HeartbeatType>(
    ctx: &ActivityContext,
    details: A::Details,
) -> Result<(), HeartbeatError> {
    write_check(&details).map_err(|failure| {
        HeartbeatError::Unwritable(failure.in_role(Role::HeartbeatDetails, A::NAME))
    })?;
    ctx.record_heartbeat(Avro(details))
        .await
        .map_err(HeartbeatError::Temporal)
}

/// What the last attempt reported before it ended; `None` at the first, and if it reported nothing.
///
/// # Errors
///
/// If it can't be read.
pub fn last_heartbeat<A: HeartbeatType>(
    ctx: &ActivityContext,
) -> Result<Option<A::Details>, PayloadError> {
    let details = match ctx.heartbeat_details().raw() {
        [] => return Ok(None),
        [payload] => read(payload),
        several => Err(PayloadError::new(
            PayloadErrorKind::TooMany(several.len()),
            A::Details::info(),
            None,
        )),
    };
    details.map(Some).map_err(|error| {
        let error = error.in_role(Role::HeartbeatDetails, A::NAME);
        count(&error, UnreadableAction::Returned);
        error
    })
}

/// Makes an activity one that reports how far it is.
#[doc(hidden)]
#[macro_export]
macro_rules! __heartbeats {
    ($activity:ident, $details:ty) => {
        #[automatically_derived]
        impl $crate::HeartbeatType for $activity {
            type Details = $details;
        }

        impl $activity {
            /// Reports that the activity lives, and how far it is.
            ///
            /// # Errors
            ///
            /// If the details can't be written.
            pub async fn heartbeat(
                ctx: &$crate::ActivityContext,
                details: $details,
            ) -> ::core::result::Result<(), $crate::HeartbeatError> {
                $crate::heartbeat::<Self>(ctx, details).await
            }

            /// What the last attempt reported before it ended.
            ///
            /// # Errors
            ///
            /// If it can't be read.
            pub fn last_heartbeat(
                ctx: &$crate::ActivityContext,
            ) -> ::core::result::Result<::core::option::Option<$details>, $crate::PayloadError>
            {
                $crate::last_heartbeat::<Self>(ctx)
            }
        }
    };
}
