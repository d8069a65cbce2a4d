//! Primitives, straight and promoted.

use avro_temporal_contract::resolution::Promotion;

use super::{DecodeError, DecodeErrorKind, Next, PlanRef, Reader, mismatched_plan};

/// Reads a null, which has no bytes.
///
/// # Errors
///
/// None.
pub fn null(_input: &mut Reader<'_>) -> Result<(), DecodeError> {
    Ok(())
}

/// Reads a string of its own.
///
/// # Errors
///
/// As [`Reader::string`].
#[inline]
pub fn string(input: &mut Reader<'_>) -> Result<String, DecodeError> {
    input.string().map(str::to_owned)
}

/// Reads bytes of their own.
///
/// # Errors
///
/// As [`Reader::bytes`].
#[inline]
pub fn bytes(input: &mut Reader<'_>) -> Result<Vec<u8>, DecodeError> {
    input.bytes().map(<[u8]>::to_vec)
}

macro_rules! resolved {
    ($(#[$doc:meta])* $name:ident -> $rust:ty, $same:path $(, $promotion:ident => |$input:ident| $read:expr)*) => {
        $(#[$doc])*
        ///
        /// # Errors
        ///
        /// If the bytes are not what the writer's schema says.
        pub fn $name(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<$rust, DecodeError> {
            // Most fields of another version are the same, and the answer is in registers.
            if plan.is_same() {
                return $same(input);
            }
            match plan.next(input)? {
                Next::Same => $same(input),
                $(Next::Promote(Promotion::$promotion) => {
                    let $input = input;
                    $read
                })*
                _ => Err(mismatched_plan(input)),
            }
        }
    };
}

resolved!(
    /// Reads a null.
    null_resolved -> (), null
);
resolved!(
    /// Reads a boolean.
    boolean_resolved -> bool, Reader::boolean
);
resolved!(
    /// Reads an int.
    int_resolved -> i32, Reader::int
);
resolved!(
    /// Reads a long, or what promotes to it.
    long_resolved -> i64, Reader::long,
    IntToLong => |input| input.int().map(i64::from)
);
resolved!(
    /// Reads a float, or what promotes to it, rounded to the nearest.
    float_resolved -> f32, Reader::float,
    IntToFloat => |input| input.int().map(nearest_float),
    LongToFloat => |input| input.long().map(nearest_float_of_long)
);
resolved!(
    /// Reads a double, or what promotes to it, rounded to the nearest.
    double_resolved -> f64, Reader::double,
    IntToDouble => |input| input.int().map(f64::from),
    LongToDouble => |input| input.long().map(nearest_double),
    FloatToDouble => |input| input.float().map(f64::from)
);
resolved!(
    /// Reads a string, or bytes that are UTF-8.
    string_resolved -> String, string,
    BytesToString => |input| string(input)
);
resolved!(
    /// Reads bytes, or a string's.
    bytes_resolved -> Vec<u8>, bytes,
    StringToBytes => |input| {
        let start = input.offset();
        let bytes = input.bytes()?;
        match std::str::from_utf8(bytes) {
            Ok(_) => Ok(bytes.to_vec()),
            Err(_) => Err(DecodeError::new(DecodeErrorKind::InvalidUtf8, start)),
        }
    }
);

/// Reads a fixed.
///
/// # Errors
///
/// If it is truncated.
pub fn fixed_resolved<const N: usize>(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<[u8; N], DecodeError> {
    match plan.next(input)? {
        Next::Same => input.array(),
        _ => Err(mismatched_plan(input)),
    }
}

/// Reads a fixed of many bytes, which never stands on the stack.
///
/// # Errors
///
/// If it is truncated.
pub fn boxed_fixed<const N: usize>(input: &mut Reader<'_>) -> Result<Box<[u8; N]>, DecodeError> {
    let bytes: Box<[u8]> = input.raw(N)?.into();
    bytes
        .try_into()
        .map_err(|_| input.error(DecodeErrorKind::Truncated))
}

/// Reads a fixed of many bytes by a plan.
///
/// # Errors
///
/// If it is truncated.
pub fn boxed_fixed_resolved<const N: usize>(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<Box<[u8; N]>, DecodeError> {
    match plan.next(input)? {
        Next::Same => boxed_fixed(input),
        _ => Err(mismatched_plan(input)),
    }
}

#[allow(clippy::cast_precision_loss, reason = "the specification promotes so")]
fn nearest_float(value: i32) -> f32 {
    value as f32
}

#[allow(clippy::cast_precision_loss, reason = "the specification promotes so")]
fn nearest_float_of_long(value: i64) -> f32 {
    value as f32
}

#[allow(clippy::cast_precision_loss, reason = "the specification promotes so")]
fn nearest_double(value: i64) -> f64 {
    value as f64
}
