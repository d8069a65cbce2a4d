//! The logical type `big-decimal`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;
use num_bigint::{BigInt, Sign};

use super::DecimalError;
use super::digits::{Digits, power_of_ten, render};
use crate::avro_type::AvroType;
use crate::codec::bytes_resolved;
use crate::desc::TypeDesc;

/// The greatest scale, up or down: a power of ten of which nobody runs out, and that a hash or a
/// comparison can compute.
const MAX_SCALE: i32 = 1 << 16;

/// A decimal of any number of digits, which brings its scale: -65,536 to 65,536.
///
/// On the wire it is bytes that hold the unscaled value as bytes, and the scale as an int. 1.5 and
/// 1.50 are equal, and each is written with the scale that it has. Its text has as many digits after
/// the point as the scale says, and no exponent; of a negative scale it has the zeros, so that the
/// value is read again, and the scale isn't.
///
/// With the feature `decimal`, `TryFrom` makes it of a number of the crate `bigdecimal`, and `From`
/// makes that of it, with the scale.
///
/// Source: Avro 1.12, "Logical Types", "Decimal", "big-decimal".
#[derive(Clone, Default)]
pub struct BigDecimal {
    unscaled: BigInt,
    scale: i32,
}

impl BigDecimal {
    /// The decimal of so many units of a scale.
    ///
    /// # Errors
    ///
    /// If the scale is beyond 65,536, up or down.
    pub fn from_unscaled(unscaled: i128, scale: i32) -> Result<Self, DecimalError> {
        Self::from_number(BigInt::from(unscaled), i64::from(scale))
    }

    /// The number of units of the scale; `None` if it has more than 128 bits.
    pub fn unscaled(&self) -> Option<i128> {
        i128::try_from(&self.unscaled).ok()
    }

    /// The decimal of an unscaled value, big-endian two's complement, and a scale.
    ///
    /// # Errors
    ///
    /// If there are no bytes, or the scale is beyond 65,536, up or down.
    pub fn from_unscaled_bytes(bytes: &[u8], scale: i32) -> Result<Self, DecimalError> {
        if bytes.is_empty() {
            return Err(DecimalError::NoBytes);
        }
        Self::from_number(BigInt::from_signed_bytes_be(bytes), i64::from(scale))
    }

    /// The unscaled value, big-endian two's complement, in as few bytes as it takes.
    pub fn to_unscaled_bytes(&self) -> Vec<u8> {
        self.unscaled.to_signed_bytes_be()
    }

    /// The number of digits after the point; of zeros before it, if negative.
    pub fn scale(&self) -> i32 {
        self.scale
    }

    pub(super) fn from_number(unscaled: BigInt, scale: i64) -> Result<Self, DecimalError> {
        let scale = i32::try_from(scale)
            .ok()
            .filter(|scale| (-MAX_SCALE..=MAX_SCALE).contains(scale))
            .ok_or(DecimalError::ScaleOutOfRange)?;
        Ok(Self { unscaled, scale })
    }

    #[cfg(feature = "decimal")]
    pub(super) fn into_number(self) -> (BigInt, i32) {
        (self.unscaled, self.scale)
    }

    /// Unscaled value and scale that are the same for all that are equal: without the zeros at the
    /// end that any scale has room for.
    fn shortest(&self) -> (BigInt, i32) {
        let (mut unscaled, mut scale) = (self.unscaled.clone(), self.scale);
        if unscaled.sign() == Sign::NoSign {
            return (unscaled, 0);
        }
        // The zeros that may go, of which there are 2^17 at most, by their binary digits.
        for zeros in (0..=17).rev().map(|digit| 1 << digit) {
            let may_go = scale - zeros >= -MAX_SCALE;
            // What isn't divisible by a power of two isn't by that of ten.
            let is_even = unscaled.trailing_zeros() >= Some(u64::from(zeros.unsigned_abs()));
            if may_go && is_even {
                let power = power_of_ten(zeros.unsigned_abs());
                let whole = &unscaled / &power;
                if &whole * power == unscaled {
                    (unscaled, scale) = (whole, scale - zeros);
                }
            }
        }
        (unscaled, scale)
    }
}

/// By value.
impl Ord for BigDecimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let missing = self.scale.abs_diff(other.scale);
        match self.scale.cmp(&other.scale) {
            Ordering::Equal => self.unscaled.cmp(&other.unscaled),
            Ordering::Less => (&self.unscaled * power_of_ten(missing)).cmp(&other.unscaled),
            Ordering::Greater => {
                let other = &other.unscaled * power_of_ten(missing);
                self.unscaled.cmp(&other)
            }
        }
    }
}

impl PartialOrd for BigDecimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for BigDecimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for BigDecimal {}

impl Hash for BigDecimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shortest().hash(state);
    }
}

impl fmt::Display for BigDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render(&self.unscaled, i64::from(self.scale), f)
    }
}

impl fmt::Debug for BigDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BigDecimal")
            .field(&format_args!("{self}"))
            .finish()
    }
}

/// The scale is the number of digits after the point.
impl FromStr for BigDecimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let digits = Digits::parse(text)?;
        let places = digits.fraction.len();
        let scale = i64::try_from(places).map_err(|_| DecimalError::ScaleOutOfRange)?;
        Self::from_number(digits.unscaled(places)?, scale)
    }
}

#[diagnostic::do_not_recommend]
impl AvroType for BigDecimal {
    const TYPE: &'static TypeDesc = &TypeDesc::Logical(&TypeDesc::Bytes, "big-decimal");
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        let mut inner = Writer::new();
        inner.bytes(&self.to_unscaled_bytes());
        inner.int(self.scale);
        match inner.finish() {
            Ok(bytes) => out.bytes(&bytes),
            Err(error) => out.fail(error),
        }
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse(input.bytes()?, start)
    }

    fn decode_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse(&bytes_resolved(input, plan)?, start)
    }
}

fn parse(bytes: &[u8], start: usize) -> Result<BigDecimal, DecodeError> {
    let parse = || {
        let mut input = Reader::new(bytes);
        let unscaled = input.bytes().ok()?;
        let scale = input.int().ok()?;
        input.finish().ok()?;
        BigDecimal::from_unscaled_bytes(unscaled, scale).ok()
    };
    parse().ok_or_else(|| DecodeError::new(DecodeErrorKind::InvalidDecimal, start))
}
