//! What generated codecs call: the shapes that are not primitives, straight and resolved.
//!
//! Not for users: generated code of the same version calls it, and it changes with that.

mod collection;
mod primitive;

pub use crate::logical::fixed::{
    decode_duration, decode_fixed_decimal, decode_fixed_uuid, duration_resolved, encode_duration,
    encode_fixed_decimal, encode_fixed_uuid, fixed_decimal_resolved, fixed_uuid_resolved,
};
pub use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
pub use avro_temporal_contract::resolution::{Next, PlanRef, RecordPlan};
pub use collection::{
    array_resolved, decode_array, decode_each, decode_items, decode_map, decode_option,
    encode_array, encode_items, encode_map, encode_option, items_resolved, map_resolved,
    option_resolved,
};
pub use primitive::{
    boolean_resolved, boxed_fixed, boxed_fixed_resolved, bytes, bytes_resolved, double_resolved,
    fixed_resolved, float_resolved, int_resolved, long_resolved, null, null_resolved, string,
    string_resolved,
};

/// Ends the resolved decoding of a field: a plan reads each of them, or gives its default.
///
/// # Errors
///
/// If the plan is for another type.
pub fn field<T>(value: Option<T>, name: &str, input: &Reader<'_>) -> Result<T, DecodeError> {
    value.ok_or_else(|| mismatched_plan(input).within(name))
}

/// The default of a field, which was checked and written when the code was generated.
pub fn default_value<T>(
    binary: &[u8],
    decode: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> T {
    decode(&mut Reader::new(binary)).expect("generated code holds defaults that were checked")
}

/// The error of a plan that is followed by a decoder of another type.
///
/// [`Plan`](avro_temporal_contract::resolution::Plan)s are made for one type and kept beside it, so
/// that only code outside of this project can mix them up; it gets an error, not a panic.
#[cold]
pub fn mismatched_plan(input: &Reader<'_>) -> DecodeError {
    input.error(DecodeErrorKind::UnknownBranch(
        "a plan for another type".to_owned(),
    ))
}
