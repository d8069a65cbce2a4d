//! Logical types: ISO 8601, digits, the standard form of UUIDs.

use super::{both_ways, parse, read, refused, render};
use crate::support::schema;

fn logical(ty: &str, logical: &str) -> &'static str {
    format!(r#"{{"type":"{ty}","logicalType":"{logical}"}}"#).leak()
}

#[test]
fn dates_and_times_are_iso_8601() {
    let date = logical("int", "date");
    let (millis, micros) = (
        logical("int", "time-millis"),
        logical("long", "time-micros"),
    );
    let at = |unit: &str| logical("long", &format!("timestamp-{unit}"));
    let local = |unit: &str| logical("long", &format!("local-timestamp-{unit}"));
    both_ways(&[
        (date, "\"2026-01-31\"", "88c002"),
        (date, "\"1969-12-31\"", "01"),
        (date, "\"0001-01-01\"", "f3e457"),
        (date, "\"0000-01-01\"", "cfea57"),
        (date, "\"9999-12-31\"", "c082e602"),
        (date, "\"2024-02-29\"", "8cb502"),
        (millis, "\"00:00:00\"", "00"),
        (millis, "\"23:59:59.999\"", "feefb252"),
        (micros, "\"23:59:59.999999\"", "feffbadd8305"),
        (at("millis"), "\"2026-01-31T23:59:59.999Z\"", "feaffee78267"),
        (
            at("micros"),
            "\"2026-01-31T23:59:59.999999Z\"",
            "feffa6b3fceda406",
        ),
        (at("micros"), "\"1969-12-31T23:59:59.999999Z\"", "01"),
        (
            at("nanos"),
            "\"2026-01-31T23:59:59.999999Z\"",
            "b0f0d7e8f093fb8f31",
        ),
        (at("nanos"), "\"1969-12-31T23:59:59.999999Z\"", "cf0f"),
        (
            local("millis"),
            "\"2026-01-31T23:59:59.999\"",
            "feaffee78267",
        ),
        (
            local("micros"),
            "\"2026-01-31T23:59:59.999999\"",
            "feffa6b3fceda406",
        ),
        (
            local("nanos"),
            "\"2026-01-31T23:59:59.999999\"",
            "b0f0d7e8f093fb8f31",
        ),
        // The day that stands for no end.
        (
            at("millis"),
            "\"9999-12-31T23:59:59.999Z\"",
            "feeffea1fa9d73",
        ),
        (
            local("micros"),
            "\"9999-12-31T23:59:59.999999\"",
            "feff9ac79983a28407",
        ),
        (
            at("micros"),
            "\"0000-01-01T00:00:00Z\"",
            "ffffb791b5b0eedc01",
        ),
    ]);
    read(&[
        (
            at("micros"),
            "\"2026-01-31T12:00:00+02:00\"",
            "80a08ff284eba406",
        ),
        (at("micros"), "\"2026-01-31T10:00Z\"", "80a08ff284eba406"),
        (
            at("millis"),
            "\"9999-12-31T22:29:59.999-01:30\"",
            "feeffea1fa9d73",
        ),
        (millis, "\"23:59\"", "c0c6ab52"),
        // Each also as the underlying value.
        (date, "20484", "88c002"),
        (millis, "86399999", "feefb252"),
        (at("millis"), "1769903999999", "feaffee78267"),
        (at("millis"), "\"1769903999999\"", "feaffee78267"),
        (local("nanos"), "\"-1\"", "01"),
    ]);
}

#[test]
fn dates_and_times_are_exact_or_refused() {
    let date = logical("int", "date");
    let time = logical("int", "time-millis");
    let at = logical("long", "timestamp-millis");
    let local = logical("long", "local-timestamp-millis");
    let form = |name: &str, example: &str| -> &'static str {
        format!("the string is not ISO 8601 for `{name}`, such as {example} at line 1, column 1")
            .leak()
    };
    let table = [
        (
            date,
            form("date", "2026-01-31"),
            vec![
                "2026-02-30",
                "2026-01-31T23:59:59",
                "20260131",
                "2026-1-31",
                "2026-01-31 ",
                "x",
                "20484",
                "2026-01-31Z",
                "+002026-01-31",
            ],
        ),
        (
            time,
            form("time-millis", "23:59:59.999"),
            vec![
                "24:00:00",
                "23:59:60",
                "23:59:59.9999",
                "23:59:59Z",
                "23:59:59+02:00",
                "2026-01-31T23:59:59",
                "235959",
                "23",
                "23:59:59.",
            ],
        ),
        (
            at,
            form("timestamp-millis", "2026-01-31T23:59:59.999Z"),
            vec![
                "2026-01-31T23:59:59",
                "2026-01-31T23:59:59.9999Z",
                "2026-01-31T23:59:60Z",
                "2026-01-31",
                "2026-01-31T23:59:59+02:00[Europe/Rome]",
                "2026-01-31T23:59:59z",
                "2026-01-31 23:59:59Z",
                "2026-01-31T23:59:59+0200",
                "2026-01-31T23:59:59+99:00",
                "2026-01-31TZ",
                "T",
                "1.5",
            ],
        ),
        (
            local,
            form("local-timestamp-millis", "2026-01-31T23:59:59.999"),
            vec![
                "2026-01-31T23:59:59Z",
                "2026-01-31T23:59:59+02:00",
                "2026-01-31T23:59:59[UTC]",
                "2026-01-31",
                "2026-01-31T23:59:59.9999",
            ],
        ),
    ];
    for (ty, reason, texts) in table {
        for text in texts {
            refused(&[(ty, &format!("\"{text}\""), reason)]);
        }
    }
}

#[test]
fn what_has_no_iso_8601_is_rendered_as_its_number() {
    let table = [
        (logical("int", "date"), "ffffffff0f", "-2147483648"),
        // The day after the last year of four digits, the day before the first.
        (logical("int", "date"), "c282e602", "2932897"),
        (logical("int", "date"), "d1ea57", "-719529"),
        (logical("int", "time-millis"), "80f0b252", "86400000"),
        (logical("int", "time-millis"), "01", "-1"),
        (
            logical("long", "time-micros"),
            "feffffffffffffffff01",
            "9223372036854775807",
        ),
        (
            logical("long", "timestamp-millis"),
            "feffffffffffffffff01",
            "9223372036854775807",
        ),
        (
            logical("long", "local-timestamp-micros"),
            "ffffffffffffffffff01",
            "-9223372036854775808",
        ),
        // The unit of nanoseconds ends in 2262, and has all of it.
        (
            logical("long", "timestamp-nanos"),
            "feffffffffffffffff01",
            "\"2262-04-11T23:47:16.854775807Z\"",
        ),
    ];
    for (text, binary, json) in table {
        let schema = schema(text);
        assert_eq!(render(&schema, binary).as_deref(), Ok(json), "{text}");
        assert_eq!(parse(&schema, json).as_deref(), Ok(binary), "{text}");
    }
}

fn decimal(precision: u32, scale: u32) -> &'static str {
    let attributes = format!(r#""logicalType":"decimal","precision":{precision},"scale":{scale}"#);
    format!(r#"{{"type":"bytes",{attributes}}}"#).leak()
}

const FIXED_DECIMAL: &str =
    r#"{"type":"fixed","name":"D","size":8,"logicalType":"decimal","precision":10,"scale":2}"#;

#[test]
fn decimals_are_digits() {
    both_ways(&[
        (decimal(10, 2), "\"12.50\"", "0404e2"),
        (decimal(10, 2), "\"-12.50\"", "04fb1e"),
        (decimal(10, 2), "\"0.00\"", "0200"),
        (decimal(10, 2), "\"1.27\"", "027f"),
        (decimal(10, 2), "\"1.28\"", "040080"),
        (decimal(10, 2), "\"-1.28\"", "0280"),
        (decimal(10, 2), "\"-1.29\"", "04ff7f"),
        (decimal(10, 0), "\"255\"", "0400ff"),
        (decimal(4, 4), "\"0.0001\"", "0201"),
        (
            decimal(20, 0),
            "\"99999999999999999999\"",
            "12056bc75e2d630fffff",
        ),
        (
            decimal(20, 0),
            "\"-99999999999999999999\"",
            "12fa9438a1d29cf00001",
        ),
        (
            decimal(38, 10),
            "\"9999999999999999999999999999.9999999999\"",
            "204b3b4ca85a86c47a098a223fffffffff",
        ),
        (FIXED_DECIMAL, "\"12.50\"", "00000000000004e2"),
        (FIXED_DECIMAL, "\"-12.50\"", "fffffffffffffb1e"),
        (FIXED_DECIMAL, "\"0.00\"", "0000000000000000"),
        // No bytes are no number.
        (decimal(10, 2), "\"\"", "00"),
    ]);
    read(&[
        (decimal(10, 2), "\"12.5\"", "0404e2"),
        (decimal(10, 2), "\"0012.5\"", "0404e2"),
        (decimal(10, 2), "\"12\"", "0404b0"),
        (decimal(10, 2), "\"-0\"", "0200"),
        // The underlying value.
        (decimal(10, 2), "\"BOI=\"", "0404e2"),
        (FIXED_DECIMAL, "\"AAAAAAAABOI=\"", "00000000000004e2"),
    ]);
}

#[test]
fn decimals_fit_or_are_refused() {
    let long: &'static str = format!("\"{}\"", "9".repeat(1001)).leak();
    refused(&[
        (
            decimal(4, 2),
            "\"1.234\"",
            "the digits don't fit `decimal(4, 2)` at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"1.000\"",
            "the digits don't fit `decimal(4, 2)` at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"123\"",
            "the digits don't fit `decimal(4, 2)` at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"-123.00\"",
            "the digits don't fit `decimal(4, 2)` at line 1, column 1",
        ),
        (
            FIXED_DECIMAL,
            "\"123456789.00\"",
            "the digits don't fit `decimal(10, 2)` at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"+1\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"1.\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\".5\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"1e1\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "\"-\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            decimal(4, 2),
            "1.5",
            "a number stands where `bytes (decimal(4, 2))` is expected at line 1, column 1",
        ),
        (
            FIXED_DECIMAL,
            "\"BOI=\"",
            "`D` has 8 bytes at line 1, column 1",
        ),
        (
            decimal(2_000_000_000, 0),
            long,
            "the string is not padded base64 at line 1, column 1",
        ),
    ]);
    // Padded by the writer, and beyond the precision: shown as what it is.
    assert_eq!(
        render(&schema(decimal(10, 2)), "08000004e2").as_deref(),
        Ok("\"12.50\"")
    );
    assert_eq!(
        render(&schema(decimal(2, 1)), "0404e2").as_deref(),
        Ok("\"125.0\"")
    );
    // No text of four billion zeros.
    let scale = decimal(4_000_000_000, 4_000_000_000);
    assert_eq!(render(&schema(scale), "0201").as_deref(), Ok("\"AQ==\""));
}

#[test]
fn uuids_and_durations_are_their_standard_form() {
    let string = logical("string", "uuid");
    let fixed: &str = r#"{"type":"fixed","name":"U","size":16,"logicalType":"uuid"}"#;
    let duration: &str = r#"{"type":"fixed","name":"D","size":12,"logicalType":"duration"}"#;
    let uuid = "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"";
    both_ways(&[
        (string, "\"any text\"", "10616e792074657874"),
        (fixed, uuid, "f81d4fae7dec11d0a76500a0c91e6bf6"),
        (duration, "\"AQAAAAIAAAADAAAA\"", "010000000200000003000000"),
        (logical("bytes", "big-decimal"), "\"AgEE\"", "06020104"),
    ]);
    read(&[
        (
            fixed,
            uuid.to_uppercase().leak(),
            "f81d4fae7dec11d0a76500a0c91e6bf6",
        ),
        (
            fixed,
            "\"+B1Prn3sEdCnZQCgyR5r9g==\"",
            "f81d4fae7dec11d0a76500a0c91e6bf6",
        ),
    ]);
    let base64 = "the string is not padded base64 at line 1, column 1";
    refused(&[
        (fixed, "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf\"", base64),
        (fixed, "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6f\"", base64),
        (fixed, "\"f81d4fae7-dec-11d0-a765-00a0c91e6bf6\"", base64),
        (fixed, "\"+81d4fae-7dec-11d0-a765-00a0c91e6bf6\"", base64),
        (fixed, "\"é81d4fae-7dec-11d0-a765-00a0c91e6bf6\"", base64),
        (
            fixed,
            "\"f81d4fae7dec11d0a76500a0c91e6bf6\"",
            "`U` has 16 bytes at line 1, column 1",
        ),
    ]);
}
