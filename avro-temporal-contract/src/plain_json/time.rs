//! Dates and times as ISO 8601, exact or not at all.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use crate::schema::Logical;

const EPOCH_DAY: Date = Date::constant(1970, 1, 1);
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

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
            format!("{}Z", moment(logical, value)?)
        }
        Logical::LocalTimestampMillis
        | Logical::LocalTimestampMicros
        | Logical::LocalTimestampNanos => moment(logical, value)?.to_string(),
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
            let zone = text.get(11..)?.find(['Z', '+', '-'])? + 11;
            let offset = i128::from(parse_zone(&text[zone..])?) * 1_000_000_000;
            parse_moment(&text[..zone])? - offset
        }
        Logical::LocalTimestampMillis
        | Logical::LocalTimestampMicros
        | Logical::LocalTimestampNanos => parse_moment(text)?,
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

/// Nanoseconds since the epoch, of `2026-01-31T23:59:59.999999999`.
fn parse_moment(text: &str) -> Option<i128> {
    let (date, time) = text.split_once('T')?;
    let at = DateTime::from_parts(parse_date(date)?, parse_time(time)?);
    Some(at.duration_since(EPOCH).as_nanos())
}

/// The seconds of `Z`, or of an offset such as `+02:00`.
fn parse_zone(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, offset) = match text.split_at_checked(1)? {
        ("+", offset) => (1, offset),
        ("-", offset) => (-1, offset),
        _ => return None,
    };
    let (hours, minutes) = offset.split_once(':')?;
    let number = |part: &str| {
        let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i64>().ok())?
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60)
}

fn within_four_digits(date: Date) -> Option<()> {
    (date.year() >= 0).then_some(())
}

/// In UTC, or wherever it is local. A `Timestamp` would end 26 hours before the year 9999 does.
fn moment(logical: Logical, value: i64) -> Option<DateTime> {
    let unit = unit(logical)?;
    let per_second = 1_000_000_000 / unit;
    let nanoseconds = i32::try_from(value.rem_euclid(per_second) * unit).ok()?;
    let since = SignedDuration::new(value.div_euclid(per_second), nanoseconds);
    let at = EPOCH.checked_add(since).ok()?;
    within_four_digits(at.date())?;
    Some(at)
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
