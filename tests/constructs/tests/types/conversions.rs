//! UUIDs and decimals to and from the types of other crates.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};
use std::str::FromStr;

use avro_temporal_runtime::logical::{BigDecimal, Decimal, DecimalError, Uuid};
use bigdecimal::num_bigint::BigInt;
use constructs::by_macro::acme::logical::Key;

use crate::shared::support::encode;
use crate::shared::values::Random;

type Amount = Decimal<10, 2>;

fn number(text: &str) -> bigdecimal::BigDecimal {
    bigdecimal::BigDecimal::from_str(text).expect("a number")
}

#[test]
fn a_uuid_is_that_of_the_crate() {
    let mut random = Random(1);
    for _ in 0..100 {
        let bytes = u128::from(random.next()) << 64 | u128::from(random.next());
        let theirs = uuid::Uuid::from_u128(bytes);
        let ours = Uuid::from(theirs);
        assert_eq!(ours.to_string(), theirs.to_string());
        assert_eq!(Ok(ours), theirs.to_string().parse());
        assert_eq!(uuid::Uuid::from(ours), theirs);
        assert_eq!(encode(&Key(ours)), theirs.as_bytes());
    }
}

#[test]
fn a_number_that_fits_exactly_is_a_decimal_and_no_other_is_rounded() {
    for text in [
        "0",
        "0e9",
        "1",
        "1.5",
        "1.50",
        "1.500000",
        "1e7",
        "100e-4",
        "-99999999.99",
    ] {
        let amount = Amount::try_from(number(text)).expect(text);
        let back = bigdecimal::BigDecimal::from(amount);
        assert_eq!(back, number(text), "{text}");
        assert_eq!(back.fractional_digit_count(), 2, "{text}");
    }
    for (text, expected) in [
        ("0.001", DecimalError::FinerThanScale),
        ("1.999", DecimalError::FinerThanScale),
        ("1e-3", DecimalError::FinerThanScale),
        ("1e-2000000000", DecimalError::FinerThanScale),
        ("1e8", DecimalError::TooLarge),
        ("-100000000.00", DecimalError::TooLarge),
        ("1e2000000000", DecimalError::TooLarge),
    ] {
        assert_eq!(Amount::try_from(number(text)), Err(expected), "{text}");
    }
    for scale in [i64::MIN, i64::MAX] {
        let far = bigdecimal::BigDecimal::new(1.into(), scale);
        assert!(Amount::try_from(far.clone()).is_err(), "{scale}");
        let result = BigDecimal::try_from(far);
        assert_eq!(result, Err(DecimalError::ScaleOutOfRange), "{scale}");
    }
}

#[test]
fn a_big_decimal_keeps_its_scale() {
    for text in ["0", "0.00", "1.5", "-1.50", "1e300", "1e-300", "1e65536"] {
        let ours = BigDecimal::try_from(number(text)).expect(text);
        let (unscaled, scale) = number(text).into_bigint_and_scale();
        assert_eq!(i64::from(ours.scale()), scale, "{text}");
        assert_eq!(ours.to_unscaled_bytes(), unscaled.to_signed_bytes_be());
        let back = bigdecimal::BigDecimal::from(ours);
        assert_eq!(back.into_bigint_and_scale(), (unscaled, scale), "{text}");
    }
    for text in ["1e65537", "1e-65537"] {
        let result = BigDecimal::try_from(number(text));
        assert_eq!(result, Err(DecimalError::ScaleOutOfRange), "{text}");
    }
}

/// Numbers of few digits and zeros at either end, of which many pairs are equal.
#[test]
fn big_decimals_are_equal_and_ordered_as_the_numbers_are() {
    let mut random = Random(2);
    let mut any = || {
        let digits = i128::try_from(random.below(4)).expect("a digit") - 1;
        let zeros = u32::try_from(random.below(5)).expect("few zeros");
        let scale = i32::try_from(random.below(9)).expect("a scale") - 4;
        BigDecimal::from_unscaled(digits * 10_i128.pow(zeros), scale).expect("a small scale")
    };
    let state = RandomState::new();
    let mut equal = 0;
    for _ in 0..2000 {
        let (left, right) = (any(), any());
        let theirs = |it: &BigDecimal| bigdecimal::BigDecimal::from(it.clone());
        let (their_left, their_right) = (theirs(&left), theirs(&right));
        assert_eq!(left.cmp(&right), their_left.cmp(&their_right));
        assert_eq!(left == right, their_left == their_right);
        if left == right {
            equal += 1;
            assert_eq!(state.hash_one(&left), state.hash_one(&right), "{left:?}");
        }
    }
    assert!(equal > 100, "{equal}");
}

/// Of so many zeros at the end, a hash leaves those that no scale has room for.
#[test]
fn equal_numbers_with_more_zeros_than_any_scale_have_one_hash() {
    let of = |zeros: u32, scale: i32| {
        let number = BigInt::from(7) * BigInt::from(10).pow(zeros);
        BigDecimal::from_unscaled_bytes(&number.to_signed_bytes_be(), scale).expect("a scale")
    };
    let (left, right) = (of(140_000, -65_536), of(140_000 + 131_072, 65_536));
    let state = RandomState::new();
    assert_eq!(left.cmp(&right), Ordering::Equal);
    assert_eq!(state.hash_one(&left), state.hash_one(&right));
    assert!(left != of(140_000, -65_535));
}

#[test]
fn the_text_of_a_decimal_is_the_crates_plain_one() {
    let mut random = Random(3);
    for _ in 0..500 {
        let scale = i32::try_from(random.below(40)).expect("a scale") - 10;
        let unscaled = i128::from(random.next().cast_signed() >> random.below(64));
        if unscaled == 0 {
            // The crate repeats it for a negative scale.
            continue;
        }
        let ours = BigDecimal::from_unscaled(unscaled, scale).expect("a small scale");
        let theirs = bigdecimal::BigDecimal::from(ours.clone());
        assert_eq!(ours.to_string(), theirs.to_plain_string());
        assert_eq!(theirs.to_plain_string().parse(), Ok(ours));
    }
}
