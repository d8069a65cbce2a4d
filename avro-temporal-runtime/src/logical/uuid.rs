//! The logical type `uuid` as that of the crate `uuid`.

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::avro_type::AvroType;
use crate::codec::{fixed_resolved, string_resolved};
use crate::desc::TypeDesc;

#[doc(no_inline)]
pub use ::uuid::Uuid;

/// A `uuid` on a fixed.
pub type FixedUuid = Uuid;

/// A string; its letters are written small, and read small or capital.
///
/// Source: Avro 1.12, "Logical Types", "UUID".
#[diagnostic::do_not_recommend]
impl AvroType for Uuid {
    const TYPE: &'static TypeDesc = &TypeDesc::Logical(&TypeDesc::String, "uuid");
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        out.string(self.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse(input.string()?, start)
    }

    fn decode_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        parse(&string_resolved(input, plan)?, start)
    }
}

/// The standard form alone: the crate reads others, which no peer writes.
fn parse(text: &str, start: usize) -> Result<Uuid, DecodeError> {
    const LENGTH: usize = 36;
    let parsed = (text.len() == LENGTH).then(|| Uuid::try_parse(text).ok());
    parsed
        .flatten()
        .ok_or_else(|| DecodeError::new(DecodeErrorKind::InvalidUuid, start))
}

/// Writes the bytes, the first of the text first.
#[inline]
pub fn encode_fixed_uuid(out: &mut Writer, value: &FixedUuid) {
    out.raw(value.as_bytes());
}

/// Reads the bytes.
///
/// # Errors
///
/// If they are truncated.
#[inline]
pub fn decode_fixed_uuid(input: &mut Reader<'_>) -> Result<FixedUuid, DecodeError> {
    input.array().map(Uuid::from_bytes)
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
    fixed_resolved(input, plan).map(Uuid::from_bytes)
}
