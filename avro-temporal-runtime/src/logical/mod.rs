//! Logical types of Avro.
//!
//! Dates and times are types of their own over the exact number on the wire: a number of
//! microseconds can't stand where one of milliseconds is expected, and no value that another
//! language wrote is out of range or rounded. With the feature `jiff` they are converted to and from
//! that crate's types.
//!
//! What has no number to stand on is a crate's type by feature, and what it is on the wire without
//! it: [`Uuid`] by `uuid`, [`Decimal`] and [`BigDecimal`] by `decimal`. The schema, and so the
//! writer identity, is the same either way.

#[cfg_attr(not(feature = "decimal"), path = "decimal_as_bytes.rs")]
mod decimal;
mod duration;
#[cfg(feature = "jiff")]
mod jiff;
mod time;
#[cfg_attr(not(feature = "uuid"), path = "uuid_as_text.rs")]
mod uuid;

pub use self::decimal::{BigDecimal, Decimal, FixedDecimal};
pub use self::duration::Duration;
#[cfg(feature = "jiff")]
pub use self::jiff::TimeError;
pub use self::time::{
    Date, LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos, TimeMicros, TimeMillis,
    TimestampMicros, TimestampMillis, TimestampNanos,
};
pub use self::uuid::{FixedUuid, Uuid};

/// The codecs of fixed types with a logical type; generated code calls them.
pub(crate) mod fixed {
    pub use super::decimal::{decode_fixed_decimal, encode_fixed_decimal, fixed_decimal_resolved};
    pub use super::duration::{decode_duration, duration_resolved, encode_duration};
    pub use super::uuid::{decode_fixed_uuid, encode_fixed_uuid, fixed_uuid_resolved};
}
