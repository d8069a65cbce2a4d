//! The logical type `uuid`.

use std::fmt;
use std::str::FromStr;

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::avro_type::AvroType;
use crate::codec::{fixed_resolved, string_resolved};
use crate::desc::TypeDesc;

/// Sixteen bytes that name something.
///
/// On a string it is its standard form: 32 hex digits with hyphens, written small, and read small or
/// capital. On a fixed it is its bytes, the first of the text first. With the feature `uuid`, `From`
/// makes it of that crate's type, and back. The default is all zeros.
///
/// Source: Avro 1.12, "Logical Types", "UUID"; RFC 9562, section 4.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// The UUID of its bytes, whatever version they say.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Its bytes.
    pub const fn into_bytes(self) -> [u8; 16] {
        self.0
    }

    /// The standard form.
    fn text(self) -> [u8; LENGTH] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; LENGTH];
        for (byte, at) in self.0.into_iter().zip(PAIRS) {
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 0xf)];
        }
        text
    }
}

/// The characters of the standard form.
const LENGTH: usize = 36;

/// Where the two digits of each byte stand.
const PAIRS: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/// Where the hyphens stand.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

fn as_str(text: &[u8; LENGTH]) -> &str {
    std::str::from_utf8(text).expect("hex digits and hyphens are ASCII")
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(as_str(&self.text()))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Uuid")
            .field(&format_args!("{self}"))
            .finish()
    }
}

/// A text that is not a UUID in its standard form. Names no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UuidError;

impl fmt::Display for UuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not a UUID in its standard form")
    }
}

impl std::error::Error for UuidError {}

/// The standard form alone, which is what every peer writes.
impl FromStr for Uuid {
    type Err = UuidError;

    fn from_str(text: &str) -> Result<Self, UuidError> {
        let text: &[u8; LENGTH] = text.as_bytes().try_into().map_err(|_| UuidError)?;
        if HYPHENS.iter().any(|at| text[*at] != b'-') {
            return Err(UuidError);
        }
        let mut bytes = [0; 16];
        for (byte, at) in bytes.iter_mut().zip(PAIRS) {
            let digit = |at: usize| char::from(text[at]).to_digit(16).ok_or(UuidError);
            let value = digit(at)? << 4 | digit(at + 1)?;
            *byte = u8::try_from(value).expect("two hex digits are a byte");
        }
        Ok(Self(bytes))
    }
}

#[cfg(feature = "uuid")]
impl From<::uuid::Uuid> for Uuid {
    fn from(value: ::uuid::Uuid) -> Self {
        Self(value.into_bytes())
    }
}

#[cfg(feature = "uuid")]
impl From<Uuid> for ::uuid::Uuid {
    fn from(value: Uuid) -> Self {
        Self::from_bytes(value.0)
    }
}

#[diagnostic::do_not_recommend]
impl AvroType for Uuid {
    const TYPE: &'static TypeDesc = &TypeDesc::Logical(&TypeDesc::String, "uuid");
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        out.string(as_str(&self.text()));
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

fn parse(text: &str, start: usize) -> Result<Uuid, DecodeError> {
    text.parse()
        .map_err(|UuidError| DecodeError::new(DecodeErrorKind::InvalidUuid, start))
}

/// Writes the bytes.
#[inline]
pub fn encode_fixed_uuid(out: &mut Writer, value: &Uuid) {
    out.raw(value.as_bytes());
}

/// Reads the bytes.
///
/// # Errors
///
/// If they are truncated.
#[inline]
pub fn decode_fixed_uuid(input: &mut Reader<'_>) -> Result<Uuid, DecodeError> {
    input.array().map(Uuid::from_bytes)
}

/// Reads the bytes by a plan.
///
/// # Errors
///
/// If they are truncated.
pub fn fixed_uuid_resolved(input: &mut Reader<'_>, plan: PlanRef<'_>) -> Result<Uuid, DecodeError> {
    fixed_resolved(input, plan).map(Uuid::from_bytes)
}
