//! Dates and times to and from `jiff`, exact or not at all.

use avro_temporal_runtime::logical::{
    Date, LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos, TimeError, TimeMicros,
    TimeMillis, TimestampMicros, TimestampMillis, TimestampNanos,
};
use jiff::Timestamp;
use jiff::civil::{self, DateTime, Time};

/// Both ways, of pairs that are the same.
macro_rules! same {
    ($($avro:expr => $jiff:ty: $text:literal,)*) => {$(
        let parsed: $jiff = $text.parse().expect("a text of jiff's");
        assert_eq!(<$jiff>::try_from($avro), Ok(parsed));
        assert_eq!(parsed.try_into(), Ok($avro));
    )*};
}

#[test]
fn each_is_the_same_in_both() {
    assert_eq!(civil::Date::try_from(Date(0)), Ok(civil::date(1970, 1, 1)));
    for (days, date) in [
        (-1, civil::date(1969, 12, 31)),
        (19_782, civil::date(2024, 2, 29)),
        (2_932_896, civil::Date::MAX),
        (-4_371_587, civil::Date::MIN),
    ] {
        assert_eq!(civil::Date::try_from(Date(days)), Ok(date));
        assert_eq!(Date::from(date), Date(days));
    }
    same! {
        TimeMillis(0) => Time: "00:00",
        TimeMillis(86_399_999) => Time: "23:59:59.999",
        TimeMicros(86_399_999_999) => Time: "23:59:59.999999",
        TimestampMillis(-1) => Timestamp: "1969-12-31T23:59:59.999Z",
        TimestampMicros(1) => Timestamp: "1970-01-01T00:00:00.000001Z",
        TimestampNanos(i64::MAX) => Timestamp: "2262-04-11T23:47:16.854775807Z",
        LocalTimestampMillis(-1) => DateTime: "1969-12-31T23:59:59.999",
        LocalTimestampMicros(1) => DateTime: "1970-01-01T00:00:00.000001",
        LocalTimestampNanos(i64::MIN) => DateTime: "1677-09-21T00:12:43.145224192",
    }
}

#[test]
fn what_is_finer_than_the_unit_is_not_rounded() {
    let at = Timestamp::new(0, 1_500).expect("a time");
    let error = Err(TimeError::FinerThanUnit);
    assert_eq!(TimestampMicros::try_from(at).map(|_| ()), error);
    assert_eq!(TimestampMillis::try_from(at).map(|_| ()), error);
    assert_eq!(TimestampNanos::try_from(at), Ok(TimestampNanos(1_500)));
    assert_eq!(
        TimeMillis::try_from(civil::time(0, 0, 0, 1)).map(|_| ()),
        error
    );
    let local = civil::date(2000, 1, 1).at(0, 0, 0, 1);
    assert_eq!(LocalTimestampMicros::try_from(local).map(|_| ()), error);
}

#[test]
fn what_the_other_type_cannot_hold_is_an_error() {
    let error = Err(TimeError::OutOfRange);
    assert_eq!(
        civil::Date::try_from(Date(i32::MAX)),
        Err(TimeError::OutOfRange)
    );
    assert_eq!(
        civil::Date::try_from(Date(i32::MIN)),
        Err(TimeError::OutOfRange)
    );
    for value in [-1, 86_400_000, i32::MAX, i32::MIN] {
        assert_eq!(
            Time::try_from(TimeMillis(value)).map(|_| ()),
            error,
            "{value}"
        );
    }
    for value in [-1, 86_400_000_000, i64::MAX, i64::MIN] {
        assert_eq!(
            Time::try_from(TimeMicros(value)).map(|_| ()),
            error,
            "{value}"
        );
    }
    for value in [i64::MAX, i64::MIN] {
        assert_eq!(
            Timestamp::try_from(TimestampMillis(value)).map(|_| ()),
            error
        );
        assert_eq!(
            Timestamp::try_from(TimestampMicros(value)).map(|_| ()),
            error
        );
        assert_eq!(
            DateTime::try_from(LocalTimestampMicros(value)).map(|_| ()),
            error
        );
    }
    assert_eq!(TimestampNanos::try_from(Timestamp::MAX).map(|_| ()), error);
}
