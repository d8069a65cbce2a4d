//! The logical type `duration`.

use avro_temporal_contract::binary::{DecodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::codec::fixed_resolved;

/// Months, days and milliseconds, none of which is a number of another.
///
/// A fixed of twelve bytes is one: each part four bytes, little-endian, unsigned. The order is that
/// of the parts, which is not that of lengths: 30 days come before one month.
///
/// Source: Avro 1.12, "Logical Types", "Duration".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Duration {
    /// The months.
    pub months: u32,
    /// The days.
    pub days: u32,
    /// The milliseconds.
    pub millis: u32,
}

impl Duration {
    /// Reads the bytes of the wire.
    pub fn from_bytes(bytes: [u8; 12]) -> Self {
        let part = |at: usize| {
            let mut part = [0; 4];
            part.copy_from_slice(&bytes[at..at + 4]);
            u32::from_le_bytes(part)
        };
        Self {
            months: part(0),
            days: part(4),
            millis: part(8),
        }
    }

    /// The bytes of the wire.
    pub fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        for (part, value) in bytes
            .chunks_exact_mut(4)
            .zip([self.months, self.days, self.millis])
        {
            part.copy_from_slice(&value.to_le_bytes());
        }
        bytes
    }
}

/// Writes the bytes.
#[inline]
pub fn encode_duration(out: &mut Writer, value: &Duration) {
    out.raw(&value.to_bytes());
}

/// Reads the bytes.
///
/// # Errors
///
/// If they are truncated.
#[inline]
pub fn decode_duration(input: &mut Reader<'_>) -> Result<Duration, DecodeError> {
    input.array().map(Duration::from_bytes)
}

/// Reads the bytes by a plan.
///
/// # Errors
///
/// If they are truncated.
pub fn duration_resolved(
    input: &mut Reader<'_>,
    plan: PlanRef<'_>,
) -> Result<Duration, DecodeError> {
    fixed_resolved(input, plan).map(Duration::from_bytes)
}
