//! Varints: seven bits a byte, the least significant first, zigzag.

/// The high bit of each of eight bytes: more follows.
const MORE: u64 = 0x8080_8080_8080_8080;

/// Why bytes are no varint.
#[derive(Clone, Copy)]
pub(super) enum Malformed {
    /// They end before it does.
    Truncated,
    /// More than ten bytes, or bits beyond 64.
    TooLong,
}

/// Reads one, and returns what follows it.
// Where it isn't inlined, the result goes through memory, which takes as long as the rest.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "a few callers, none of them generated"
)]
pub(super) fn read(input: &[u8]) -> Result<(i64, &[u8]), Malformed> {
    if let [byte, rest @ ..] = input
        && *byte < 0x80
    {
        return Ok((unzigzag(u64::from(*byte)), rest));
    }
    let Some((chunk, rest)) = input.split_first_chunk() else {
        return read_bytewise(input);
    };
    let word = u64::from_le_bytes(*chunk);
    // A branch for each length, not a computed one: what follows is read meanwhile.
    macro_rules! ends_after {
        ($($length:literal)*) => {
            $(if word & (0x80 << (8 * ($length - 1))) == 0 {
                let value = gather(word & (u64::MAX >> (64 - 8 * $length)));
                return Ok((unzigzag(value), &input[$length..]));
            })*
        };
    }
    ends_after!(2 3 4 5 6 7);
    if word >> 63 == 0 {
        return Ok((unzigzag(gather(word)), rest));
    }
    read_bytewise(input)
}

/// The numbers of the next eight bytes, if they are eight of one byte.
#[inline]
pub(super) fn eight(input: &[u8]) -> Option<([i16; 8], &[u8])> {
    let (chunk, rest) = input.split_first_chunk()?;
    let is_so = u64::from_le_bytes(*chunk) & MORE == 0;
    is_so.then(|| (chunk.map(|byte| unzigzag_small(u16::from(byte))), rest))
}

/// The numbers of the next eight bytes, if they are four of two bytes.
#[inline]
pub(super) fn four(input: &[u8]) -> Option<([i16; 4], &[u8])> {
    let (chunk, rest) = input.split_first_chunk::<8>()?;
    let is_so = u64::from_le_bytes(*chunk) & MORE == 0x0080_0080_0080_0080;
    let two = |at| {
        let [low, high] = [chunk[at], chunk[at + 1]].map(u16::from);
        unzigzag_small(low & 0x7f | high << 7)
    };
    is_so.then(|| ([two(0), two(2), two(4), two(6)], rest))
}

/// Near the end of the input, and beyond eight bytes.
#[inline(never)]
fn read_bytewise(input: &[u8]) -> Result<(i64, &[u8]), Malformed> {
    let mut value = 0;
    for (index, &byte) in input.iter().take(10).enumerate() {
        // The tenth byte holds the 64th bit alone.
        if index == 9 && byte > 1 {
            return Err(Malformed::TooLong);
        }
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte < 0x80 {
            return Ok((unzigzag(value), &input[index + 1..]));
        }
    }
    Err(Malformed::Truncated)
}

/// The low seven bits of each of eight bytes, side by side.
#[inline]
fn gather(word: u64) -> u64 {
    let pairs = (word & 0x007f_007f_007f_007f) | ((word & 0x7f00_7f00_7f00_7f00) >> 1);
    let fours = (pairs & 0x0000_3fff_0000_3fff) | ((pairs & 0x3fff_0000_3fff_0000) >> 2);
    (fours & 0x0fff_ffff) | ((fours & 0x0fff_ffff_0000_0000) >> 4)
}

/// Writes one: `put` is given bytes, and how many of them are meant.
// As when reading: a branch for each length, which is a constant where `put` is inlined.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "a few callers, none of them generated"
)]
pub(super) fn write(value: i64, mut put: impl FnMut([u8; 8], usize)) {
    let value = zigzag(value);
    macro_rules! takes {
        ($($length:literal)*) => {
            $(if value >> (7 * $length) == 0 {
                let more = MORE & !(u64::MAX << (8 * ($length - 1)));
                return put((scatter(value) | more).to_le_bytes(), $length);
            })*
        };
    }
    takes!(1 2 3 4 5 6 7 8);
    put((scatter(value) | MORE).to_le_bytes(), 8);
    let value = value >> 56;
    // Eight bits or fewer remain.
    let more = if value < 0x80 { 0 } else { 0x80 };
    let length = if value < 0x80 { 1 } else { 2 };
    put((scatter(value) | more).to_le_bytes(), length);
}

/// The inverse of [`gather`].
#[inline]
fn scatter(value: u64) -> u64 {
    let fours = (value & 0x0fff_ffff) | ((value << 4) & 0x0fff_ffff_0000_0000);
    let pairs = (fours & 0x0000_3fff_0000_3fff) | ((fours << 2) & 0x3fff_0000_3fff_0000);
    (pairs & 0x007f_007f_007f_007f) | ((pairs << 1) & 0x7f00_7f00_7f00_7f00)
}

#[inline]
pub(super) fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

#[inline]
pub(super) fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

#[inline]
fn unzigzag_small(value: u16) -> i16 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}
