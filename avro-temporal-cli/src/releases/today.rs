//! Days.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today in UTC: `2026-01-31`.
pub(crate) fn today() -> String {
    day_of(SystemTime::now())
}

/// The day of a time in UTC.
pub(crate) fn day_of(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |since| (since.as_secs() / 86_400).cast_signed());
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// How many days ago a day was; `None` if the text is none.
pub(crate) fn days_since(day: &str) -> Option<i64> {
    Some(days_now() - days_of(day)?)
}

/// Days since 1970.
fn days_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| (since.as_secs() / 86_400).cast_signed())
}

/// Days from 1970 to a day.
fn days_of(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// Year, month and day of a day since 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, day) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_484, "2026-01-31"),
            (47_541, "2100-03-01"),
        ] {
            let (year, month, of_month) = civil(days);
            assert_eq!(format!("{year:04}-{month:02}-{of_month:02}"), day);
            assert_eq!(days_of(day), Some(days));
        }
        assert_eq!(days_of("soon"), None);
        assert_eq!(days_since(&today()), Some(0));
    }
}
