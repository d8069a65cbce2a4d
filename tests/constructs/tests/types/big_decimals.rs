//! The logical type `big-decimal`: its bytes, its text, its order, and what is none.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};

use apache_avro::types::Value;
use apache_avro::{Schema, from_avro_datum, to_avro_datum};
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::logical::{BigDecimal, Decimal, DecimalError};

use crate::shared::support::{decode, encode};

fn big(text: &str) -> BigDecimal {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn a_big_decimal_brings_its_scale() {
    let json = r#"{"type":"bytes","logicalType":"big-decimal"}"#;
    let schema = Schema::parse_str(json).expect("a schema");
    assert_eq!(BigDecimal::info().identity_text(), json);
    for (text, unscaled, scale) in [
        ("0", 0, 0),
        ("0.00", 0, 2),
        ("1.5", 15, 1),
        ("-1.50", -150, 2),
        (
            "12345678901234567890.123",
            12_345_678_901_234_567_890_123,
            3,
        ),
        ("-300000", -3, -5),
    ] {
        let ours = BigDecimal::from_unscaled(unscaled, scale).expect("a small scale");
        assert_eq!(ours.to_string(), text);
        assert_eq!(big(text), ours);
        let bytes = encode(&ours);
        let read = decode::<BigDecimal>(&bytes).expect("our own bytes");
        // Also the zeros at its end.
        assert_eq!((read.unscaled(), read.scale()), (Some(unscaled), scale));
        let theirs = from_avro_datum(&schema, &mut &bytes[..], None).expect("sound bytes");
        match &theirs {
            Value::BigDecimal(theirs) => {
                let (unscaled, their_scale) = theirs.as_bigint_and_scale();
                assert_eq!(unscaled.to_signed_bytes_be(), ours.to_unscaled_bytes());
                assert_eq!(their_scale, i64::from(scale), "{text}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(
            to_avro_datum(&schema, theirs).expect("what it read"),
            bytes,
            "{text}"
        );
    }
    for scale in [-65_537, 65_537, i32::MIN, i32::MAX] {
        let result = BigDecimal::from_unscaled(1, scale);
        assert_eq!(result, Err(DecimalError::ScaleOutOfRange), "{scale}");
        let result = BigDecimal::from_unscaled_bytes(&[1], scale);
        assert_eq!(result, Err(DecimalError::ScaleOutOfRange), "{scale}");
    }
    let result = BigDecimal::from_unscaled_bytes(&[], 0);
    assert_eq!(result, Err(DecimalError::NoBytes));
}

/// As far apart as scales are: what is equal has one hash.
#[test]
fn a_big_decimal_is_its_value_in_any_scale() {
    let of = |text: &str, scale| {
        let unscaled: Decimal<200_000, 0> = text.parse().expect("digits");
        let bytes = unscaled.to_unscaled_bytes();
        BigDecimal::from_unscaled_bytes(&bytes, scale).expect("a scale in range")
    };
    let zeros = |digits: &str, zeros: usize| format!("{digits}{}", "0".repeat(zeros));
    let state = RandomState::new();
    for (left, right) in [
        (of("0", -65_536), of("0", 65_536)),
        (of("-7", -65_536), of(&zeros("-7", 131_072), 65_536)),
        (of("7", 0), of(&zeros("7", 65_536), 65_536)),
        // More zeros than the scale has room for.
        (of(&zeros("7", 3), -65_536), of(&zeros("7", 7), -65_532)),
        (big("1.5"), big("1.50")),
    ] {
        assert_eq!(left.cmp(&right), Ordering::Equal);
        assert!(left == right);
        assert_eq!(state.hash_one(&left), state.hash_one(&right));
    }
    let (one, least) = (of("1", -65_536), of(&zeros("1", 131_071), 65_536));
    assert_eq!(one.cmp(&least), Ordering::Greater);
    assert_eq!(least.cmp(&one), Ordering::Less);
    assert!(one != least);
    assert!(big("-1.50") < big("-1.4") && big("1.50") > big("1.4"));
}

#[test]
fn bytes_that_are_no_big_decimal_are_corrupt() {
    // Unscaled value and scale; no value, a missing scale, one that is too far, one byte too many.
    for inner in [
        &[0, 0_u8][..],
        &[2, 1],
        &[2, 1, 0x82, 0x80, 0x08],
        &[2, 1, 0, 0],
        &[4, 1, 0],
    ] {
        let error = decode::<BigDecimal>(&encode(&inner.to_vec())).expect_err("no big-decimal");
        assert_eq!(error.kind(), &DecodeErrorKind::InvalidDecimal, "{inner:?}");
        assert_eq!(error.offset(), 0, "{inner:?}");
    }
}
