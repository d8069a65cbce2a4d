//! UUIDs of 16 bytes in their standard form.
//!
//! Source: RFC 9562, section 4.

use std::fmt::Write as _;

/// Where the hyphens stand: before these bytes.
const HYPHENS: [usize; 4] = [4, 6, 8, 10];

/// 32 lower-case hex digits with hyphens; `None` if there aren't 16 bytes.
pub(super) fn render(bytes: &[u8]) -> Option<String> {
    if bytes.len() != 16 {
        return None;
    }
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if HYPHENS.contains(&index) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    Some(text)
}

/// The bytes of the standard form, in digits of either case.
pub(super) fn parse(text: &str) -> Option<Vec<u8>> {
    let mut digits = text.as_bytes();
    let mut bytes = Vec::with_capacity(16);
    for index in 0..16 {
        if HYPHENS.contains(&index) {
            digits = digits.strip_prefix(b"-")?;
        }
        let (pair, rest) = digits.split_first_chunk::<2>()?;
        digits = rest;
        // Not `from_str_radix` alone, which takes a sign.
        if !pair.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        bytes.push(u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?);
    }
    digits.is_empty().then_some(bytes)
}
