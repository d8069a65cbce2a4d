//! Bytes of a schema that nobody wants.

use crate::binary::{DecodeError, DecodeErrorKind, Reader};
use crate::schema::logical_value::{fits_bytes, fits_text};
use crate::schema::{Kind, SchemaSet, Shape, Type};

/// Reads past a value.
///
/// # Errors
///
/// If the bytes are not what the schema says.
pub fn skip(reader: &mut Reader<'_>, set: &SchemaSet, ty: &Type) -> Result<(), DecodeError> {
    skip_checking::<false>(reader, set, ty)
}

/// Reads past a value, and with `LOGICAL` checks that it is one of its logical types.
pub(super) fn skip_checking<const LOGICAL: bool>(
    reader: &mut Reader<'_>,
    set: &SchemaSet,
    ty: &Type,
) -> Result<(), DecodeError> {
    let start = reader.offset();
    let invalid = |kind| Err(DecodeError::new(kind, start));
    match &ty.kind {
        Kind::Null => {}
        Kind::Boolean => drop(reader.boolean()?),
        Kind::Int => drop(reader.int()?),
        Kind::Long => drop(reader.long()?),
        Kind::Float => drop(reader.float()?),
        Kind::Double => drop(reader.double()?),
        Kind::Bytes => {
            let bytes = reader.bytes()?;
            if LOGICAL && !fits_bytes(ty.logical, bytes) {
                return invalid(DecodeErrorKind::InvalidDecimal);
            }
        }
        Kind::String => {
            let text = reader.string()?;
            if LOGICAL && !fits_text(ty.logical, text) {
                return invalid(DecodeErrorKind::InvalidUuid);
            }
        }
        Kind::Array(items) => skip_blocks(reader, set.minimum_size(items), |reader| {
            skip_checking::<LOGICAL>(reader, set, items)
        })?,
        Kind::Map(values) => {
            let minimum = set.minimum_size(values).saturating_add(1);
            skip_blocks(reader, minimum, |reader| {
                reader.string()?;
                skip_checking::<LOGICAL>(reader, set, values)
            })?;
        }
        Kind::Union(branches) => {
            let branch = reader.branch(branches.len())?;
            skip_checking::<LOGICAL>(reader, set, &branches[branch])?;
        }
        // Records that hold nothing can hold one another without end.
        Kind::Named(_) if set.minimum_size(ty) == 0 => {}
        Kind::Named(id) => match &set.get(*id).shape {
            Shape::Enum { symbols, .. } => drop(reader.symbol(symbols.len())?),
            Shape::Fixed { size, logical, .. } => {
                let bytes = reader.raw(*size)?;
                if LOGICAL && !fits_bytes(*logical, bytes) {
                    return invalid(DecodeErrorKind::InvalidDecimal);
                }
            }
            Shape::Record { fields, .. } => {
                reader.charge(fields.len())?;
                reader.nested(|reader| {
                    for field in fields {
                        skip_checking::<LOGICAL>(reader, set, &field.ty)
                            .map_err(|error| error.within(&field.name))?;
                    }
                    Ok(())
                })?;
            }
        },
    }
    Ok(())
}

fn skip_blocks(
    reader: &mut Reader<'_>,
    minimum: usize,
    mut element: impl FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    loop {
        let count = reader.block(minimum)?;
        if count == 0 {
            return Ok(());
        }
        for _ in 0..count {
            element(reader).map_err(|error| error.within("[]"))?;
        }
    }
}

/// The least number of bytes that a value takes: what a block's count is checked against.
pub fn minimum_size(set: &SchemaSet, ty: &Type) -> usize {
    set.minimum_size(ty)
}
