//! The logical types `decimal` and `big-decimal` as numbers.
//!
//! Not `rust_decimal`: it has 96 bits, and a schema's precision can be any.

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, EncodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;
use bigdecimal::num_bigint::BigInt;

use crate::avro_type::AvroType;
use crate::codec::{bytes_resolved, fixed_resolved};
use crate::desc::TypeDesc;

#[doc(no_inline)]
pub use bigdecimal::BigDecimal;

/// A decimal of at most `PRECISION` digits, `SCALE` of them after the point.
///
/// What is written is the value, exactly: `1.5` fits a scale of 2, as 1.50. A value with more digits
/// before or after the point is an error of encoding, and never rounded.
///
/// Source: Avro 1.12, "Logical Types", "Decimal".
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal<const PRECISION: u32, const SCALE: u32>(pub BigDecimal);

impl<const PRECISION: u32, const SCALE: u32> From<BigDecimal> for Decimal<PRECISION, SCALE> {
    fn from(value: BigDecimal) -> Self {
        Self(value)
    }
}

impl<const PRECISION: u32, const SCALE: u32> From<Decimal<PRECISION, SCALE>> for BigDecimal {
    fn from(value: Decimal<PRECISION, SCALE>) -> Self {
        value.0
    }
}

/// A `decimal` on a fixed of so many bytes.
pub type FixedDecimal<const SIZE: usize> = BigDecimal;

#[diagnostic::do_not_recommend]
impl<const PRECISION: u32, const SCALE: u32> AvroType for Decimal<PRECISION, SCALE> {
    const TYPE: &'static TypeDesc = &TypeDesc::Decimal {
        precision: PRECISION,
        scale: SCALE,
    };
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        match unscaled(&self.0, PRECISION, SCALE) {
            Some(unscaled) => out.bytes(&unscaled.to_signed_bytes_be()),
            None => out.fail(EncodeError::DecimalOutOfRange),
        }
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        scaled(input.bytes()?, PRECISION, SCALE, start).map(Self)
    }

    fn decode_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        scaled(&bytes_resolved(input, plan)?, PRECISION, SCALE, start).map(Self)
    }
}

/// Writes a decimal in all the bytes of a fixed.
pub fn encode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    out: &mut Writer,
    value: &BigDecimal,
) {
    let unscaled = unscaled(value, PRECISION, SCALE).map(|it| it.to_signed_bytes_be());
    match unscaled {
        Some(bytes) if bytes.len() <= SIZE => {
            let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
            let mut all = [if is_negative { 0xff } else { 0 }; SIZE];
            all[SIZE - bytes.len()..].copy_from_slice(&bytes);
            out.raw(&all);
        }
        _ => out.fail(EncodeError::DecimalOutOfRange),
    }
}

/// Reads the decimal of a fixed.
///
/// # Errors
///
/// If it is truncated, or has more digits than its precision.
pub fn decode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
) -> Result<BigDecimal, DecodeError> {
    let start = input.offset();
    scaled(input.raw(SIZE)?, PRECISION, SCALE, start)
}

/// Reads the decimal of a fixed by a plan.
///
/// # Errors
///
/// As [`decode_fixed_decimal`].
pub fn fixed_decimal_resolved<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<BigDecimal, DecodeError> {
    let start = input.offset();
    let bytes: [u8; SIZE] = fixed_resolved(input, plan)?;
    scaled(&bytes, PRECISION, SCALE, start)
}

/// The value as a number of units of the scale; `None` if it isn't a whole one, or has too many
/// digits. No power is computed that has more of them.
fn unscaled(value: &BigDecimal, precision: u32, scale: u32) -> Option<BigInt> {
    let (units, own) = value.as_bigint_and_scale();
    if *units == BigInt::ZERO {
        return Some(BigInt::ZERO);
    }
    let missing = i64::from(scale).checked_sub(own)?;
    let digits = i64::try_from(value.digits()).ok()?.checked_add(missing)?;
    if digits < 1 || digits > i64::from(precision) {
        return None;
    }
    let ten = BigInt::from(10);
    let power = ten.pow(u32::try_from(missing.unsigned_abs()).ok()?);
    if missing >= 0 {
        return Some(units.as_ref() * power);
    }
    let whole = units.as_ref() / &power;
    (&whole * power == *units).then_some(whole)
}

/// The decimal of an unscaled value.
fn scaled(
    bytes: &[u8],
    precision: u32,
    scale: u32,
    start: usize,
) -> Result<BigDecimal, DecodeError> {
    let invalid = || DecodeError::new(DecodeErrorKind::InvalidDecimal, start);
    // A digit takes less than four bits: what is longer by far needs no number to be refused.
    let most = usize::try_from(precision / 2).unwrap_or(usize::MAX);
    if bytes.is_empty() || without_sign_bytes(bytes).len() > most.saturating_add(2) {
        return Err(invalid());
    }
    let value = BigDecimal::new(BigInt::from_signed_bytes_be(bytes), i64::from(scale));
    if value.digits() > u64::from(precision) {
        return Err(invalid());
    }
    Ok(value)
}

/// The bytes after those that repeat the sign.
fn without_sign_bytes(bytes: &[u8]) -> &[u8] {
    let repeated = bytes
        .windows(2)
        .take_while(|pair| matches!(pair, [0, 0..=0x7f] | [0xff, 0x80..=0xff]))
        .count();
    &bytes[repeated..]
}

/// The greatest scale of a `big-decimal`, up or down: a power of ten of which nobody runs out, and
/// that a hash or a comparison can compute.
const MAX_SCALE: i32 = 1 << 16;

/// Bytes that hold the unscaled value as bytes, and the scale as an int, whose magnitude is 65,536
/// at most.
///
/// Source: Avro 1.12, "Logical Types", "Decimal", "big-decimal".
#[diagnostic::do_not_recommend]
impl AvroType for BigDecimal {
    const TYPE: &'static TypeDesc = &TypeDesc::Logical(&TypeDesc::Bytes, "big-decimal");
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        let (unscaled, scale) = self.as_bigint_and_scale();
        match i32::try_from(scale) {
            Ok(scale) if scale.abs() <= MAX_SCALE => {
                let mut inner = Writer::new();
                inner.bytes(&unscaled.to_signed_bytes_be());
                inner.int(scale);
                match inner.finish() {
                    Ok(bytes) => out.bytes(&bytes),
                    Err(error) => out.fail(error),
                }
            }
            _ => out.fail(EncodeError::DecimalOutOfRange),
        }
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse_big(input.bytes()?, start)
    }

    fn decode_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse_big(&bytes_resolved(input, plan)?, start)
    }
}

fn parse_big(bytes: &[u8], start: usize) -> Result<BigDecimal, DecodeError> {
    let parse = || {
        let mut input = Reader::new(bytes);
        let unscaled = input.bytes().ok().filter(|bytes| !bytes.is_empty())?;
        let scale = input.int().ok()?;
        input.finish().ok()?;
        let is_near = (-MAX_SCALE..=MAX_SCALE).contains(&scale);
        is_near.then(|| BigDecimal::new(BigInt::from_signed_bytes_be(unscaled), i64::from(scale)))
    };
    parse().ok_or_else(|| DecodeError::new(DecodeErrorKind::InvalidDecimal, start))
}
