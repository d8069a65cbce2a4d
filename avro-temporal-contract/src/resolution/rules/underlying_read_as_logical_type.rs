//! "A logical type is an Avro primitive or complex type with extra attributes to represent a derived
//! type": it is read from its underlying type, but not every string is a uuid, and not all bytes are
//! a decimal of so many digits.

use super::name_mismatch::names_match;
use super::{Meeting, Rule, Sets, Told};
use crate::resolution::Promotion;
use crate::schema::{Logical, NamedType, Shape, Type};

pub(super) const RULE: Rule = Rule {
    id: "underlying_read_as_logical_type",
    check,
};

fn check(sets: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let (what, writer, reader, logical) = match meeting {
        Meeting::Types(writer, reader) => {
            let logical = added(writer.logical, reader.logical)?;
            let what = sets.of_writer(writer);
            is_read(writer, reader).then_some((what, &writer.site, &reader.site, logical))?
        }
        Meeting::Named(writer, reader) => {
            let (was, own) = size_and_logical(writer)?;
            let (is, logical) = size_and_logical(reader)?;
            let logical = added(own, logical)?;
            let what = format!("`{}`", writer.name);
            let is_read = was == is && names_match(writer, reader);
            is_read.then_some((what, &writer.site, &reader.site, logical))?
        }
        _ => return None,
    };
    let logical = logical.describe();
    Some(Told::new(
        format!("values of {what} that are no `{logical}` may not be read"),
        format!("keep {what}, unless all that was written is a `{logical}`"),
        writer,
        reader,
    ))
}

/// A logical type that only the reader has, if not every value of its underlying type is one of it.
fn added(writer: Option<Logical>, reader: Option<Logical>) -> Option<Logical> {
    let is_partial = |logical: &Logical| {
        matches!(
            logical,
            Logical::Uuid | Logical::Decimal { .. } | Logical::BigDecimal
        )
    };
    reader.filter(|logical| writer.is_none() && is_partial(logical))
}

fn is_read(writer: &Type, reader: &Type) -> bool {
    std::mem::discriminant(&writer.kind) == std::mem::discriminant(&reader.kind)
        || Promotion::of(&writer.kind, &reader.kind).is_some()
}

/// Any 16 bytes are a uuid.
fn size_and_logical(named: &NamedType) -> Option<(usize, Option<Logical>)> {
    match named.shape {
        Shape::Fixed { size, logical } => {
            Some((size, logical.filter(|logical| *logical != Logical::Uuid)))
        }
        _ => None,
    }
}
