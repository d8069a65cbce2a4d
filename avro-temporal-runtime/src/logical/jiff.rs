//! Dates and times to and from the types of `jiff`, exact or not at all.

use std::fmt;

use ::jiff::civil::{self, DateTime};
use ::jiff::tz::TimeZone;
use ::jiff::{SignedDuration, Timestamp};

use super::{
    Date, LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos, TimeMicros, TimeMillis,
    TimestampMicros, TimestampMillis, TimestampNanos,
};

/// A date or time that the other type can't hold. Names no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeError {
    /// It is before the first or after the last.
    OutOfRange,
    /// It has a part smaller than the unit, and is not rounded.
    FinerThanUnit,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfRange => "the date or time is out of range",
            Self::FinerThanUnit => "the time has a part smaller than the unit, and is not rounded",
        })
    }
}

impl std::error::Error for TimeError {}

const EPOCH_DAY: civil::Date = civil::Date::constant(1970, 1, 1);
const DAY: i64 = 86_400_000_000_000;
const MILLI: i128 = 1_000_000;
const MICRO: i128 = 1_000;
const NANO: i128 = 1;

/// Nanoseconds as a number of units.
fn units<T: TryFrom<i128>>(nanoseconds: i128, unit: i128) -> Result<T, TimeError> {
    if nanoseconds % unit != 0 {
        return Err(TimeError::FinerThanUnit);
    }
    T::try_from(nanoseconds / unit).map_err(|_| TimeError::OutOfRange)
}

impl From<civil::Date> for Date {
    fn from(value: civil::Date) -> Self {
        let days = value.duration_since(EPOCH_DAY).as_hours() / 24;
        Self(i32::try_from(days).expect("jiff's years have four digits"))
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = TimeError;

    fn try_from(value: Date) -> Result<Self, TimeError> {
        let days = SignedDuration::from_hours(i64::from(value.0) * 24);
        EPOCH_DAY
            .checked_add(days)
            .map_err(|_| TimeError::OutOfRange)
    }
}

macro_rules! time_of_day {
    ($($name:ident: $unit:ident,)*) => {$(
        impl TryFrom<civil::Time> for $name {
            type Error = TimeError;

            fn try_from(value: civil::Time) -> Result<Self, TimeError> {
                let since = value.duration_since(civil::Time::midnight());
                units(since.as_nanos(), $unit).map(Self)
            }
        }

        impl TryFrom<$name> for civil::Time {
            type Error = TimeError;

            fn try_from(value: $name) -> Result<Self, TimeError> {
                let since = i64::try_from(i128::from(value.0) * $unit).ok();
                let since = since.filter(|since| (0..DAY).contains(since));
                let since = SignedDuration::from_nanos(since.ok_or(TimeError::OutOfRange)?);
                let midnight = civil::Time::midnight();
                midnight.checked_add(since).map_err(|_| TimeError::OutOfRange)
            }
        }
    )*};
}

time_of_day! {
    TimeMillis: MILLI,
    TimeMicros: MICRO,
}

macro_rules! timestamp {
    ($($name:ident: $unit:ident,)*) => {$(
        impl TryFrom<Timestamp> for $name {
            type Error = TimeError;

            fn try_from(value: Timestamp) -> Result<Self, TimeError> {
                units(value.as_nanosecond(), $unit).map(Self)
            }
        }

        impl TryFrom<$name> for Timestamp {
            type Error = TimeError;

            fn try_from(value: $name) -> Result<Self, TimeError> {
                Timestamp::from_nanosecond(i128::from(value.0) * $unit)
                    .map_err(|_| TimeError::OutOfRange)
            }
        }
    )*};
}

timestamp! {
    TimestampMillis: MILLI,
    TimestampMicros: MICRO,
    TimestampNanos: NANO,
}

macro_rules! local_timestamp {
    ($($name:ident: $unit:ident,)*) => {$(
        impl TryFrom<DateTime> for $name {
            type Error = TimeError;

            fn try_from(value: DateTime) -> Result<Self, TimeError> {
                let at = TimeZone::UTC.to_timestamp(value);
                let at = at.map_err(|_| TimeError::OutOfRange)?;
                units(at.as_nanosecond(), $unit).map(Self)
            }
        }

        impl TryFrom<$name> for DateTime {
            type Error = TimeError;

            fn try_from(value: $name) -> Result<Self, TimeError> {
                let at = Timestamp::from_nanosecond(i128::from(value.0) * $unit);
                let at = at.map_err(|_| TimeError::OutOfRange)?;
                Ok(TimeZone::UTC.to_datetime(at))
            }
        }
    )*};
}

local_timestamp! {
    LocalTimestampMillis: MILLI,
    LocalTimestampMicros: MICRO,
    LocalTimestampNanos: NANO,
}
