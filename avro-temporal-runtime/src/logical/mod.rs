//! Logical types of Avro.
//!
//! Each is a type of its own, the same whatever the features are: cargo gives all crates of a build
//! the features that any of them asks for. Features add conversions: of dates and times by `jiff`,
//! of [`Uuid`] by `uuid`, of [`Decimal`] and [`BigDecimal`] by `decimal`, each to and from the types
//! of the crate of that name, and `bigdecimal`.
//!
//! Dates and times are the exact number on the wire: a number of microseconds can't stand where one
//! of milliseconds is expected, and no value that another language wrote is out of range or rounded.

mod big_decimal;
#[cfg(feature = "decimal")]
mod bigdecimal;
mod decimal;
mod decimal_error;
mod digits;
mod duration;
#[cfg(feature = "jiff")]
mod jiff;
mod time;
mod uuid;

pub use self::big_decimal::BigDecimal;
pub use self::decimal::Decimal;
pub use self::decimal_error::DecimalError;
pub use self::duration::Duration;
#[cfg(feature = "jiff")]
pub use self::jiff::TimeError;
pub use self::time::{
    Date, LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos, TimeMicros, TimeMillis,
    TimestampMicros, TimestampMillis, TimestampNanos,
};
pub use self::uuid::{Uuid, UuidError};

/// The codecs of fixed types with a logical type; generated code calls them.
pub(crate) mod fixed {
    pub use super::decimal::{decode_fixed_decimal, encode_fixed_decimal, fixed_decimal_resolved};
    pub use super::duration::{decode_duration, duration_resolved, encode_duration};
    pub use super::uuid::{decode_fixed_uuid, encode_fixed_uuid, fixed_uuid_resolved};
}
