//! Lengths of time as a contract writes them.

use std::fmt::Write as _;
use std::time::Duration;

/// The longest: a hundred years.
const LONGEST: Duration = Duration::from_hours(100 * 365 * 24);

/// What a length of time looks like, for messages.
pub(super) const FORMS: &str =
    "write a sum such as `30s`, `1h30m`, `7d` or `250ms`, or ISO 8601 such as `PT30S`";

/// The units, the greatest first, in milliseconds.
const UNITS: [(&str, u64); 5] = [
    ("d", 24 * 60 * 60 * 1000),
    ("h", 60 * 60 * 1000),
    ("m", 60 * 1000),
    ("s", 1000),
    ("ms", 1),
];

/// Reads `1h30m` or `PT1H30M`: whole numbers, each with its unit, the greatest unit first.
///
/// # Errors
///
/// What is wrong, as a clause.
pub(super) fn parse_duration(text: &str) -> Result<Duration, String> {
    if text.starts_with('-') {
        return Err("it is negative".to_owned());
    }
    let milliseconds = match text.strip_prefix('P') {
        Some(rest) => parse_iso(rest)?,
        None => parse_sum(text, &UNITS)?,
    };
    let duration = Duration::from_millis(milliseconds);
    if duration > LONGEST {
        return Err("it is longer than a hundred years".to_owned());
    }
    Ok(duration)
}

/// Writes `1h30m`: whole numbers, each with its unit, the greatest unit first; `0s` for none. It reads
/// back as the same.
pub fn render_duration(duration: Duration) -> String {
    let mut rest = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    let mut text = String::new();
    for (unit, milliseconds) in UNITS {
        let count = rest / milliseconds;
        rest %= milliseconds;
        if count > 0 {
            let _ = write!(text, "{count}{unit}");
        }
    }
    if text.is_empty() {
        text.push_str("0s");
    }
    text
}

/// Days, then a `T`, then what is less than a day.
///
/// Source: ISO 8601, "Duration"; years and months are no length.
fn parse_iso(text: &str) -> Result<u64, String> {
    const DATE: [(&str, u64); 2] = [("W", 7 * UNITS[0].1), ("D", UNITS[0].1)];
    const TIME: [(&str, u64); 3] = [("H", UNITS[1].1), ("M", UNITS[2].1), ("S", UNITS[3].1)];
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let days = match date {
        "" if time.is_some() => 0,
        date => parse_sum(date, &DATE)?,
    };
    let rest = time.map_or(Ok(0), |time| parse_sum(time, &TIME))?;
    Ok(days.saturating_add(rest))
}

fn parse_sum(text: &str, units: &[(&str, u64)]) -> Result<u64, String> {
    let mut sum: u64 = 0;
    let mut rest = text;
    let mut allowed = units;
    while !rest.is_empty() || allowed.len() == units.len() {
        let digits = rest.len()
            - rest
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .len();
        let (number, after) = rest.split_at(digits);
        if number.is_empty() {
            return Err("it is no whole number with a unit".to_owned());
        }
        let letters = after.len()
            - after
                .trim_start_matches(|it: char| it.is_ascii_alphabetic())
                .len();
        let (unit, after) = after.split_at(letters);
        if unit.is_empty() {
            return Err(match after.chars().next() {
                Some('.' | ',') => "it has a fraction".to_owned(),
                _ => format!("`{number}` has no unit"),
            });
        }
        let Some(at) = units.iter().position(|(name, _)| *name == unit) else {
            return Err(format!("`{unit}` is no unit"));
        };
        let Some(at) = at.checked_sub(units.len() - allowed.len()) else {
            return Err(format!("`{unit}` stands after a smaller unit, or twice"));
        };
        // A number beyond 64 bits is as much too long as one that fits them.
        let number: u64 = number.parse().unwrap_or(u64::MAX);
        sum = sum.saturating_add(number.saturating_mul(allowed[at].1));
        allowed = &allowed[at + 1..];
        rest = after;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read() {
        let table = [
            ("0s", 0),
            ("250ms", 250),
            ("30s", 30_000),
            ("5m", 300_000),
            ("2h", 7_200_000),
            ("7d", 604_800_000),
            ("1h30m", 5_400_000),
            ("1d2h3m4s5ms", 93_784_005),
            ("1m1ms", 60_001),
            ("PT30S", 30_000),
            ("PT1H30M", 5_400_000),
            ("P7D", 604_800_000),
            ("P2W", 1_209_600_000),
            ("P1DT1S", 86_401_000),
            ("PT0S", 0),
            ("36500d", 3_153_600_000_000),
        ];
        for (text, milliseconds) in table {
            let read = parse_duration(text);
            assert_eq!(read, Ok(Duration::from_millis(milliseconds)), "{text}");
        }
    }

    #[test]
    fn lengths_are_written_by_their_greatest_units() {
        let table = [
            (0, "0s"),
            (250, "250ms"),
            (90_000, "1m30s"),
            (86_400_000, "1d"),
            (93_784_005, "1d2h3m4s5ms"),
            (3_153_600_000_000, "36500d"),
        ];
        for (milliseconds, text) in table {
            let duration = Duration::from_millis(milliseconds);
            assert_eq!(render_duration(duration), text);
            assert_eq!(parse_duration(text), Ok(duration));
        }
    }

    #[test]
    fn what_is_no_length_is_refused_with_the_reason() {
        let table = [
            ("", "it is no whole number with a unit"),
            ("30", "`30` has no unit"),
            ("-30s", "it is negative"),
            ("1.5h", "it has a fraction"),
            ("30 s", "`30` has no unit"),
            (" 30s", "it is no whole number with a unit"),
            ("s", "it is no whole number with a unit"),
            ("30S", "`S` is no unit"),
            ("3y", "`y` is no unit"),
            ("1m1h", "`h` stands after a smaller unit, or twice"),
            ("1s1s", "`s` stands after a smaller unit, or twice"),
            ("36501d", "it is longer than a hundred years"),
            (
                "99999999999999999999999s",
                "it is longer than a hundred years",
            ),
            ("18446744073709551615d", "it is longer than a hundred years"),
            ("P", "it is no whole number with a unit"),
            ("PT", "it is no whole number with a unit"),
            ("P1M", "`M` is no unit"),
            ("PT1D", "`D` is no unit"),
            ("PT0.5S", "it has a fraction"),
            ("P-1D", "it is no whole number with a unit"),
            ("1ä", "`1` has no unit"),
        ];
        for (text, reason) in table {
            assert_eq!(parse_duration(text), Err(reason.to_owned()), "{text}");
        }
    }
}
