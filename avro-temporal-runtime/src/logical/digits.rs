//! The digits of decimals: how many there are, and as text.

use std::fmt;

use num_bigint::{BigInt, Sign};

use super::DecimalError;

/// Ten to the power.
pub(super) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

/// Whether a number has so many digits, or fewer. No power is computed that has more of them.
pub(super) fn has_at_most(digits: u32, value: &BigInt) -> bool {
    // A digit takes between 3.3219 and 3.322 bits; only a number of just about so many is compared.
    let bits = value.bits();
    if bits <= u64::from(digits) * 33_219 / 10_000 {
        return true;
    }
    if bits > u64::from(digits) * 3_322 / 1_000 + 1 {
        return false;
    }
    value.magnitude() < power_of_ten(digits).magnitude()
}

/// The bytes after those that repeat the sign.
pub(super) fn without_sign_bytes(bytes: &[u8]) -> &[u8] {
    let repeated = bytes
        .windows(2)
        .take_while(|pair| matches!(pair, [0, 0..=0x7f] | [0xff, 0x80..=0xff]))
        .count();
    &bytes[repeated..]
}

/// Writes an unscaled value with its point, and without an exponent.
pub(super) fn render(unscaled: &BigInt, scale: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let places = usize::try_from(scale.unsigned_abs()).unwrap_or(usize::MAX);
    let mut text = unscaled.magnitude().to_string();
    if scale > 0 {
        if text.len() <= places {
            text.insert_str(0, &"0".repeat(places + 1 - text.len()));
        }
        text.insert(text.len() - places, '.');
    } else if unscaled.sign() != Sign::NoSign {
        text.push_str(&"0".repeat(places));
    }
    f.pad_integral(unscaled.sign() != Sign::Minus, "", &text)
}

/// The text of a decimal, taken apart.
pub(super) struct Digits<'a> {
    is_negative: bool,
    /// The digits before the point, without zeros in front.
    pub(super) whole: &'a str,
    /// The digits after the point, if there is one.
    pub(super) fraction: &'a str,
}

impl<'a> Digits<'a> {
    /// Takes a text apart: a minus or nothing, digits, and perhaps a point and digits.
    pub(super) fn parse(text: &'a str) -> Result<Self, DecimalError> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let are_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(whole) || !fraction.is_none_or(are_digits) {
            return Err(DecimalError::InvalidText);
        }
        Ok(Self {
            is_negative: text.starts_with('-'),
            whole: whole.trim_start_matches('0'),
            fraction: fraction.unwrap_or_default(),
        })
    }

    /// The number of units of a scale, if no digit stands beyond it but zeros.
    pub(super) fn unscaled(&self, scale: usize) -> Result<BigInt, DecimalError> {
        let Self {
            whole, fraction, ..
        } = self;
        let (fraction, beyond) = fraction.split_at_checked(scale).unwrap_or((fraction, ""));
        if beyond.bytes().any(|digit| digit != b'0') {
            return Err(DecimalError::FinerThanScale);
        }
        // Formatting pads to 65,535 characters at most.
        let missing = "0".repeat(scale - fraction.len());
        let magnitude = format!("0{whole}{fraction}{missing}").parse::<BigInt>();
        let magnitude = magnitude.expect("digits are a number");
        Ok(if self.is_negative {
            -magnitude
        } else {
            magnitude
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted_as_they_are_written() {
        let around = |value: BigInt| [&value - 1, value.clone(), value + 1];
        for exponent in 0..700 {
            let values = [power_of_ten(exponent), BigInt::from(1) << exponent];
            for value in values
                .into_iter()
                .flat_map(around)
                .flat_map(|it| [-&it, it])
            {
                let written = value.magnitude().to_string().trim_start_matches('0').len();
                for digits in [written.saturating_sub(1), written, written + 1] {
                    let most = u32::try_from(digits).expect("few digits");
                    assert_eq!(
                        has_at_most(most, &value),
                        written <= digits,
                        "{value} {digits}"
                    );
                }
            }
        }
        assert!(has_at_most(u32::MAX, &BigInt::from(-1)));
    }
}
