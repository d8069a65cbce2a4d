//! Dates and times as ISO 8601, exact or not at all.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::schema::Logical;

const EPOCH_DAY: Date = Date::constant(1970, 1, 1);

/// The number as ISO 8601; `None` beyond the years 0 to 9999, or a day's end.
pub(super) fn render(logical: Logical, value: i64) -> Option<String> {
    let text = match logical {
        Logical::Date => {
            let days = i32::try_from(value).ok()?;
            let date = EPOCH_DAY
                .checked_add(SignedDuration::from_hours(i64::from(days) * 24))
                .ok()?;
            within_four_digits(date)?;
            date.to_string()
        }
        Logical::TimeMillis | Logical::TimeMicros => {
            let nanoseconds = value.checked_mul(unit(logical)?)?;
            if !(0..86_400_000_000_000).contains(&nanoseconds) {
                return None;
            }
            Time::midnight()
                .checked_add(SignedDuration::from_nanos(nanoseconds))
                .ok()?
                .to_string()
        }
        Logical::TimestampMillis | Logical::TimestampMicros | Logical::TimestampNanos => {
            let at = timestamp(logical, value)?;
            within_four_digits(TimeZone::UTC.to_datetime(at).date())?;
            at.to_string()
        }
        Logical::LocalTimestampMillis
        | Logical::LocalTimestampMicros
        | Logical::LocalTimestampNanos => {
            let at = TimeZone::UTC.to_datetime(timestamp(logical, value)?);
            within_four_digits(at.date())?;
            at.to_string()
        }
        _ => return None,
    };
    Some(text)
}

/// The number that an ISO 8601 text is; `None` if it isn't one, or is finer than the unit.
pub(super) fn parse(logical: Logical, text: &str) -> Option<i64> {
    let nanoseconds = match logical {
        Logical::Date => {
            let days = parse_date(text)?.duration_since(EPOCH_DAY).as_hours() / 24;
            return Some(days);
        }
        Logical::TimeMillis | Logical::TimeMicros => parse_time(text)?
            .duration_since(Time::midnight())
            .as_nanos(),
        Logical::TimestampMillis | Logical::TimestampMicros | Logical::TimestampNanos => {
            let (date, time) = text.split_once('T')?;
            parse_date(date)?;
            let zone = time.find(['Z', '+', '-'])?;
            parse_time(&time[..zone])?;
            is_zone(&time[zone..]).then_some(())?;
            let at: Timestamp = text.parse().ok()?;
            at.as_nanosecond()
        }
        Logical::LocalTimestampMillis
        | Logical::LocalTimestampMicros
        | Logical::LocalTimestampNanos => {
            let (date, time) = text.split_once('T')?;
            let at = DateTime::from_parts(parse_date(date)?, parse_time(time)?);
            TimeZone::UTC.to_timestamp(at).ok()?.as_nanosecond()
        }
        _ => return None,
    };
    let unit = i128::from(unit(logical)?);
    if nanoseconds % unit != 0 {
        return None;
    }
    i64::try_from(nanoseconds / unit).ok()
}

/// `2026-01-31`. The parser alone would take more than a date, and drop the rest.
fn parse_date(text: &str) -> Option<Date> {
    let form = text.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() == 10 && form {
        text.parse().ok()
    } else {
        None
    }
}

/// `23:59`, `23:59:59`, `23:59:59.999999999`. A leap second would be read as the one before.
fn parse_time(text: &str) -> Option<Time> {
    let form = text.bytes().enumerate().all(|(index, byte)| match index {
        2 | 5 => byte == b':',
        8 => byte == b'.',
        _ => byte.is_ascii_digit(),
    });
    let length = matches!(text.len(), 5 | 8 | 10..);
    if length && form && text.get(6..8) != Some("60") {
        text.parse().ok()
    } else {
        None
    }
}

/// `Z`, or an offset such as `+02:00`.
fn is_zone(text: &str) -> bool {
    let offset = text.get(1..).unwrap_or_default();
    text == "Z"
        || offset.len() == 5
            && offset.bytes().enumerate().all(|(index, byte)| match index {
                2 => byte == b':',
                _ => byte.is_ascii_digit(),
            })
}

fn within_four_digits(date: Date) -> Option<()> {
    (date.year() >= 0).then_some(())
}

fn timestamp(logical: Logical, value: i64) -> Option<Timestamp> {
    let nanoseconds = i128::from(value).checked_mul(i128::from(unit(logical)?))?;
    Timestamp::from_nanosecond(nanoseconds).ok()
}

/// Nanoseconds in one.
fn unit(logical: Logical) -> Option<i64> {
    Some(match logical {
        Logical::TimeMillis | Logical::TimestampMillis | Logical::LocalTimestampMillis => 1_000_000,
        Logical::TimeMicros | Logical::TimestampMicros | Logical::LocalTimestampMicros => 1_000,
        Logical::TimestampNanos | Logical::LocalTimestampNanos => 1,
        _ => return None,
    })
}
