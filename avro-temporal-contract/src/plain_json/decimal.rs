//! Decimals as strings of digits, exact or not at all.

use std::fmt::Write as _;

/// The largest precision that is written in digits; a decimal beyond it is its bytes.
const MAX_PRECISION: u32 = 1000;

/// The most bytes that are written in digits: more than any such precision takes.
const MAX_BYTES: usize = 1024;

const BILLION: u64 = 1_000_000_000;

/// What a string is for a decimal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// The unscaled value, big-endian two's complement, in as few bytes as it takes.
    Unscaled(Vec<u8>),
    /// Digits, but too many before or after the point.
    TooManyDigits,
    /// Something else.
    NoDecimal,
}

/// The decimal of an unscaled value: an optional sign, digits, and `scale` digits after a point.
/// `None` if there are no bytes or too many.
pub(super) fn render(unscaled: &[u8], precision: u32, scale: u32) -> Option<String> {
    if precision > MAX_PRECISION || unscaled.is_empty() || unscaled.len() > MAX_BYTES {
        return None;
    }
    let negative = unscaled[0] >= 0x80;
    let mut magnitude = unscaled.to_vec();
    if negative {
        negate(&mut magnitude);
    }
    let scale = usize::try_from(scale).ok()?;
    let mut digits = digits_of(&magnitude);
    if digits.len() <= scale {
        digits.insert_str(0, &"0".repeat(scale + 1 - digits.len()));
    }
    if scale > 0 {
        digits.insert(digits.len() - scale, '.');
    }
    if negative {
        digits.insert(0, '-');
    }
    Some(digits)
}

/// The unscaled value of a decimal's text.
pub(super) fn parse(text: &str, precision: u32, scale: u32) -> Parsed {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if precision > MAX_PRECISION || !all_digits(whole) || !all_digits(fraction) {
        return Parsed::NoDecimal;
    }
    let fraction = if unsigned.contains('.') { fraction } else { "" };
    let (Ok(precision), Ok(scale)) = (usize::try_from(precision), usize::try_from(scale)) else {
        return Parsed::NoDecimal;
    };
    let whole = whole.trim_start_matches('0');
    if fraction.len() > scale || whole.len() > precision - scale {
        return Parsed::TooManyDigits;
    }
    let mut unscaled = bytes_of(&format!("{whole}{fraction:0<scale$}"));
    if text.starts_with('-') {
        negate(&mut unscaled);
    }
    let redundant = unscaled
        .windows(2)
        .take_while(|pair| matches!(pair, [0, 0..=0x7f] | [0xff, 0x80..=0xff]))
        .count();
    Parsed::Unscaled(unscaled.split_off(redundant))
}

/// Two's complement.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        (*byte, carry) = (!*byte).overflowing_add(u8::from(carry));
    }
}

/// The digits of a magnitude, nine at a time from the right.
fn digits_of(magnitude: &[u8]) -> String {
    let mut rest = magnitude.to_vec();
    let mut groups = Vec::new();
    while rest.iter().any(|byte| *byte != 0) {
        let mut remainder = 0;
        for byte in &mut rest {
            remainder = remainder << 8 | u64::from(*byte);
            *byte = u8::try_from(remainder / BILLION).expect("a remainder is less than a billion");
            remainder %= BILLION;
        }
        groups.push(remainder);
    }
    let mut digits = String::new();
    for group in groups.iter().rev() {
        let _ = write!(digits, "{group:09}");
    }
    match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}

/// The magnitude of digits, with a byte before it that has room for the sign.
fn bytes_of(digits: &str) -> Vec<u8> {
    // A digit takes less than four bits.
    let mut bytes = vec![0; digits.len() / 2 + 2];
    for digit in digits.bytes() {
        let mut carry = u32::from(digit - b'0');
        for byte in bytes.iter_mut().rev() {
            carry += u32::from(*byte) * 10;
            *byte = carry.to_le_bytes()[0];
            carry >>= 8;
        }
    }
    bytes
}
