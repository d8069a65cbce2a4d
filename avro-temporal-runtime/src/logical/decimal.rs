//! The logical type `decimal`.

use std::fmt;
use std::str::FromStr;

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;
use num_bigint::BigInt;

use super::DecimalError;
use super::digits::{Digits, has_at_most, render, without_sign_bytes};
use crate::avro_type::AvroType;
use crate::codec::{bytes_resolved, fixed_resolved};
use crate::desc::TypeDesc;

/// A decimal of at most `PRECISION` digits, `SCALE` of them after the point.
///
/// It holds its unscaled value, the number of units of the scale: 1.5 with a scale of 2 is 150. What
/// has more digits before or after the point is refused where a decimal is made of it, and never
/// rounded, so that writing one can't fail. On bytes it is written as short as it is, on a fixed in
/// all of its bytes. Its text has `SCALE` digits after the point, and no exponent; a text that is
/// read may have fewer, or more zeros.
///
/// With the feature `decimal`, `TryFrom` makes it of a number of the crate `bigdecimal`, and `From`
/// makes that of it.
///
/// Source: Avro 1.12, "Logical Types", "Decimal".
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal<const PRECISION: u32, const SCALE: u32>(BigInt);

impl<const PRECISION: u32, const SCALE: u32> Decimal<PRECISION, SCALE> {
    /// The decimal of so many units of the scale.
    ///
    /// # Errors
    ///
    /// If they have more digits than the precision.
    pub fn from_unscaled(unscaled: i128) -> Result<Self, DecimalError> {
        Self::from_number(BigInt::from(unscaled))
    }

    /// The number of units of the scale; `None` if it has more than 128 bits.
    pub fn unscaled(&self) -> Option<i128> {
        i128::try_from(&self.0).ok()
    }

    /// The decimal of an unscaled value, big-endian two's complement. Bytes that repeat the sign are
    /// of no account.
    ///
    /// # Errors
    ///
    /// If there are no bytes, or they have more digits than the precision.
    pub fn from_unscaled_bytes(bytes: &[u8]) -> Result<Self, DecimalError> {
        if bytes.is_empty() {
            return Err(DecimalError::NoBytes);
        }
        // A digit takes less than four bits: what is longer by far needs no number to be refused.
        let most = usize::try_from(PRECISION / 2).unwrap_or(usize::MAX);
        if without_sign_bytes(bytes).len() > most.saturating_add(2) {
            return Err(DecimalError::TooLarge);
        }
        Self::from_number(BigInt::from_signed_bytes_be(bytes))
    }

    /// The unscaled value, big-endian two's complement, in as few bytes as it takes.
    pub fn to_unscaled_bytes(&self) -> Vec<u8> {
        self.0.to_signed_bytes_be()
    }

    pub(super) fn from_number(unscaled: BigInt) -> Result<Self, DecimalError> {
        if has_at_most(PRECISION, &unscaled) {
            Ok(Self(unscaled))
        } else {
            Err(DecimalError::TooLarge)
        }
    }

    #[cfg(feature = "decimal")]
    pub(super) fn into_number(self) -> BigInt {
        self.0
    }
}

impl<const PRECISION: u32, const SCALE: u32> fmt::Display for Decimal<PRECISION, SCALE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render(&self.0, i64::from(SCALE), f)
    }
}

impl<const PRECISION: u32, const SCALE: u32> fmt::Debug for Decimal<PRECISION, SCALE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Decimal")
            .field(&format_args!("{self}"))
            .finish()
    }
}

impl<const PRECISION: u32, const SCALE: u32> FromStr for Decimal<PRECISION, SCALE> {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let digits = Digits::parse(text)?;
        let places = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        // What is longer by far needs no number to be refused.
        if digits.whole.len() > places(PRECISION.saturating_sub(SCALE)) {
            return Err(DecimalError::TooLarge);
        }
        Self::from_number(digits.unscaled(places(SCALE))?)
    }
}

#[diagnostic::do_not_recommend]
impl<const PRECISION: u32, const SCALE: u32> AvroType for Decimal<PRECISION, SCALE> {
    const TYPE: &'static TypeDesc = &TypeDesc::Decimal {
        precision: PRECISION,
        scale: SCALE,
    };
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        out.bytes(&self.to_unscaled_bytes());
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        read(input.bytes()?, start)
    }

    fn decode_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        read(&bytes_resolved(input, plan)?, start)
    }
}

fn read<const PRECISION: u32, const SCALE: u32>(
    bytes: &[u8],
    start: usize,
) -> Result<Decimal<PRECISION, SCALE>, DecodeError> {
    Decimal::from_unscaled_bytes(bytes)
        .map_err(|_| DecodeError::new(DecodeErrorKind::InvalidDecimal, start))
}

/// Writes a decimal in all the bytes of a fixed, of which a schema's precision takes no more.
pub fn encode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    out: &mut Writer,
    value: &Decimal<PRECISION, SCALE>,
) {
    let bytes = value.to_unscaled_bytes();
    let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let mut all = [if is_negative { 0xff } else { 0 }; SIZE];
    let start = SIZE.checked_sub(bytes.len());
    let start = start.expect("a schema's precision is checked against the size of its fixed");
    all[start..].copy_from_slice(&bytes);
    out.raw(&all);
}

/// Reads the decimal of a fixed.
///
/// # Errors
///
/// If it is truncated, or has more digits than its precision.
pub fn decode_fixed_decimal<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
) -> Result<Decimal<PRECISION, SCALE>, DecodeError> {
    let start = input.offset();
    read(input.raw(SIZE)?, start)
}

/// Reads the decimal of a fixed by a plan.
///
/// # Errors
///
/// As [`decode_fixed_decimal`].
pub fn fixed_decimal_resolved<const SIZE: usize, const PRECISION: u32, const SCALE: u32>(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<Decimal<PRECISION, SCALE>, DecodeError> {
    let start = input.offset();
    let bytes: [u8; SIZE] = fixed_resolved(input, plan)?;
    read(&bytes, start)
}
