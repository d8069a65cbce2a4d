//! Whether what a logical type stands on is a value of it.

use super::Logical;
use crate::binary::Reader;

/// Whether a string is a value of its logical type: a UUID in its standard form.
pub(crate) fn fits_text(logical: Option<Logical>, text: &str) -> bool {
    let is_uuid = || {
        text.len() == 36
            && text.bytes().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    logical != Some(Logical::Uuid) || is_uuid()
}

/// Whether bytes are a value of their logical type: a decimal of at most so many digits.
pub(crate) fn fits_bytes(logical: Option<Logical>, bytes: &[u8]) -> bool {
    match logical {
        Some(Logical::Decimal { precision, .. }) => {
            !bytes.is_empty() && has_at_most(precision, bytes)
        }
        Some(Logical::BigDecimal) => {
            let mut input = Reader::new(bytes);
            input.bytes().is_ok_and(|unscaled| !unscaled.is_empty())
                && input
                    .int()
                    .is_ok_and(|scale| scale.unsigned_abs() <= MAX_SCALE)
                && input.finish().is_ok()
        }
        _ => true,
    }
}

/// The greatest scale of a `big-decimal`, up or down, that the runtime reads.
const MAX_SCALE: u32 = 1 << 16;

/// Whether a two's complement number has so many decimal digits, or fewer.
fn has_at_most(digits: u32, bytes: &[u8]) -> bool {
    let mut limbs = magnitude(bytes);
    let bits = limbs.last().map_or(0, |last| {
        limbs.len() as u64 * 64 - u64::from(last.leading_zeros())
    });
    // A digit takes between 3.3219 and 3.322 bits; only a number of just about so many is divided.
    if bits <= u64::from(digits) * 33_219 / 10_000 {
        return true;
    }
    if bits > u64::from(digits) * 3_322 / 1_000 + 1 {
        return false;
    }
    let mut count = 0;
    while limbs.len() > 1 {
        divide(&mut limbs);
        count += DIGITS;
    }
    let first = limbs.first().copied().unwrap_or(0);
    count + first.checked_ilog10().map_or(0, |log| log + 1) <= digits
}

/// Digits that are divided away at once: what fits into a limb.
const DIGITS: u32 = 19;

/// Divides a number by 10^19.
fn divide(limbs: &mut Vec<u64>) {
    const DIVISOR: u128 = 10_u128.pow(DIGITS);
    let mut remainder = 0_u128;
    for limb in limbs.iter_mut().rev() {
        let part = remainder << 64 | u128::from(*limb);
        // Less than 2^64, as the remainder is less than the divisor.
        *limb = u64::try_from(part / DIVISOR).unwrap_or(u64::MAX);
        remainder = part % DIVISOR;
    }
    trim(limbs);
}

fn trim(limbs: &mut Vec<u64>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

/// The magnitude of a two's complement number, the lowest limb first, without zeros at its end.
fn magnitude(bytes: &[u8]) -> Vec<u64> {
    let negative = bytes[0] >= 0x80;
    let mut limbs: Vec<u64> = bytes
        .rchunks(8)
        .map(|chunk| {
            let sign = if negative { u64::MAX } else { 0 };
            chunk
                .iter()
                .fold(sign, |limb, byte| limb << 8 | u64::from(*byte))
        })
        .collect();
    if negative {
        let mut carry = true;
        for limb in &mut limbs {
            let (sum, carries) = (!*limb).overflowing_add(u64::from(carry));
            (*limb, carry) = (sum, carries);
        }
        // The least number of its length has a magnitude of one more bit.
        limbs.extend(carry.then_some(1));
    }
    trim(&mut limbs);
    limbs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a number, as few as there can be, and the same with more of its sign.
    fn bytes(number: i128, more: usize) -> Vec<u8> {
        let whole = number.to_be_bytes();
        let sign = if number < 0 { 0xff } else { 0 };
        let repeats = |pair: &&[u8]| pair[0] == sign && (pair[1] ^ sign) < 0x80;
        let repeated = whole.windows(2).take_while(repeats).count();
        [vec![sign; more], whole[repeated..].to_vec()].concat()
    }

    #[test]
    fn digits_are_those_of_the_number() {
        let mut numbers = vec![0, 1, -1, i128::MAX, i128::MIN + 1];
        for power in 0..=37 {
            let ten = 10_i128.pow(power);
            numbers.extend([ten - 1, ten, ten + 1, -ten + 1, -ten, -ten - 1]);
        }
        for bits in 0..127 {
            let two = 1_i128 << bits;
            numbers.extend([two - 1, two, -two, -two - 1]);
        }
        for number in numbers {
            let digits = number
                .unsigned_abs()
                .checked_ilog10()
                .map_or(0, |log| log + 1);
            for more in [0, 1, 8, 100] {
                let bytes = bytes(number, more);
                assert!(has_at_most(digits, &bytes), "{number}");
                assert!(digits == 0 || !has_at_most(digits - 1, &bytes), "{number}");
            }
        }
    }

    #[test]
    fn a_long_number_is_looked_at_once() {
        // A megabyte, of more digits than anyone divides away.
        let long = vec![0x55; 1 << 20];
        assert!(!has_at_most(38, &long));
        assert!(has_at_most(3_000_000, &long));
    }
}
