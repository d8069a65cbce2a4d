//! The logical types `decimal` and `big-decimal` as what they stand on.

use avro_temporal_contract::binary::{DecodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::codec::fixed_resolved;

/// A `decimal` on bytes: its unscaled value, big-endian two's complement. With the feature
/// `decimal`, a number that is checked against precision and scale.
pub type Decimal<const PRECISION: u32, const SCALE: u32> = Vec<u8>;

/// A `decimal` on a fixed: its unscaled value, big-endian two's complement. With the feature
/// `decimal`, a number that is checked against precision and scale.
pub type FixedDecimal<const SIZE: usize> = [u8; SIZE];

/// A `big-decimal`: unscaled value and scale, as on the wire. With the feature `decimal`, a number.
pub type BigDecimal = Vec<u8>;

/// Writes the bytes.
#[inline]
pub fn encode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    out: &mut Writer,
    value: &FixedDecimal<SIZE>,
) {
    out.raw(value);
}

/// Reads the bytes.
///
/// # Errors
///
/// If they are truncated.
#[inline]
pub fn decode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
) -> Result<FixedDecimal<SIZE>, DecodeError> {
    input.array()
}

/// Reads the bytes by a plan.
///
/// # Errors
///
/// If they are truncated.
pub fn fixed_decimal_resolved<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<FixedDecimal<SIZE>, DecodeError> {
    fixed_resolved(input, plan)
}
