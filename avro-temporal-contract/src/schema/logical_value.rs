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
            !bytes.is_empty() && digits(bytes) <= u64::from(precision)
        }
        Some(Logical::BigDecimal) => {
            let mut input = Reader::new(bytes);
            input.bytes().is_ok_and(|unscaled| !unscaled.is_empty())
                && input.int().is_ok_and(|scale| scale.abs() <= MAX_SCALE)
                && input.finish().is_ok()
        }
        _ => true,
    }
}

/// The greatest scale of a `big-decimal`, up or down, that the runtime reads.
const MAX_SCALE: i32 = 1 << 16;

/// How many decimal digits a two's complement number has.
fn digits(bytes: &[u8]) -> u64 {
    let negative = bytes[0] >= 0x80;
    let mut rest: Vec<u8> = bytes
        .iter()
        .map(|byte| if negative { !byte } else { *byte })
        .collect();
    if negative {
        for byte in rest.iter_mut().rev() {
            let (sum, carry) = byte.overflowing_add(1);
            *byte = sum;
            if !carry {
                break;
            }
        }
    }
    let mut digits = 0;
    while rest.iter().any(|byte| *byte != 0) {
        let mut remainder = 0_u16;
        for byte in &mut rest {
            remainder = remainder << 8 | u16::from(*byte);
            *byte = (remainder / 10).to_le_bytes()[0];
            remainder %= 10;
        }
        digits += 1;
    }
    digits
}
