//! Decimals to and from the numbers of `bigdecimal`, exact or not at all.
//!
//! Not `rust_decimal`: it has 96 bits, and a schema's precision can be any.

use ::bigdecimal::BigDecimal as Number;
use num_bigint::BigInt;

use super::digits::power_of_ten;
use super::{BigDecimal, Decimal, DecimalError};

/// What fits exactly, whatever scale it brings: 1.5 fits a scale of 2, as 1.50.
impl<const PRECISION: u32, const SCALE: u32> TryFrom<Number> for Decimal<PRECISION, SCALE> {
    type Error = DecimalError;

    fn try_from(value: Number) -> Result<Self, DecimalError> {
        unscaled(&value, PRECISION, SCALE).and_then(Self::from_number)
    }
}

impl<const PRECISION: u32, const SCALE: u32> From<Decimal<PRECISION, SCALE>> for Number {
    fn from(value: Decimal<PRECISION, SCALE>) -> Self {
        Self::new(value.into_number(), i64::from(SCALE))
    }
}

impl TryFrom<Number> for BigDecimal {
    type Error = DecimalError;

    fn try_from(value: Number) -> Result<Self, DecimalError> {
        let (unscaled, scale) = value.into_bigint_and_scale();
        Self::from_number(unscaled, scale)
    }
}

impl From<BigDecimal> for Number {
    fn from(value: BigDecimal) -> Self {
        let (unscaled, scale) = value.into_number();
        Self::new(unscaled, i64::from(scale))
    }
}

/// The value as a number of units of the scale. No power is computed that has more digits than the
/// precision, or than the value.
fn unscaled(value: &Number, precision: u32, scale: u32) -> Result<BigInt, DecimalError> {
    let (units, own) = value.as_bigint_and_scale();
    if *units == BigInt::ZERO {
        return Ok(BigInt::ZERO);
    }
    let missing = i128::from(scale) - i128::from(own);
    let digits = i128::from(value.digits()) + missing;
    if digits > i128::from(precision) {
        return Err(DecimalError::TooLarge);
    }
    if digits < 1 {
        return Err(DecimalError::FinerThanScale);
    }
    let zeros = u32::try_from(missing.unsigned_abs()).map_err(|_| DecimalError::TooLarge)?;
    let power = power_of_ten(zeros);
    if missing >= 0 {
        return Ok(units.as_ref() * power);
    }
    let whole = units.as_ref() / &power;
    if &whole * power == *units {
        Ok(whole)
    } else {
        Err(DecimalError::FinerThanScale)
    }
}
