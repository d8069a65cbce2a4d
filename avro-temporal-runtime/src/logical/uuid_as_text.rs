//! The logical type `uuid` as what it stands on.

use avro_temporal_contract::binary::{DecodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::codec::fixed_resolved;

/// A `uuid` on a string: its text. With the feature `uuid`, that crate's type.
pub type Uuid = String;

/// A `uuid` on a fixed: its bytes. With the feature `uuid`, that crate's type.
pub type FixedUuid = [u8; 16];

/// Writes the bytes.
#[inline]
pub fn encode_fixed_uuid(out: &mut Writer, value: &FixedUuid) {
    out.raw(value);
}

/// Reads the bytes.
///
/// # Errors
///
/// If they are truncated.
#[inline]
pub fn decode_fixed_uuid(input: &mut Reader<'_>) -> Result<FixedUuid, DecodeError> {
    input.array()
}

/// Reads the bytes by a plan.
///
/// # Errors
///
/// If they are truncated.
pub fn fixed_uuid_resolved(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<FixedUuid, DecodeError> {
    fixed_resolved(input, plan)
}
