//! "A logical type is always serialized using its underlying Avro type so that values are encoded in
//! exactly the same way as the equivalent Avro type that does not have a `logicalType` attribute": a
//! reader with another unit, precision or scale would read another value out of the same bytes, and
//! values are never rescaled silently.
//!
//! Between a logical type and its underlying type nothing changes, both ways.

use super::{Meeting, Rule, Sets, Told};
use crate::schema::{Logical, NamedType, Shape};

pub(super) const RULE: Rule = Rule {
    id: "logical_type_mismatch",
    check,
};

fn check(sets: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    match meeting {
        Meeting::Types(writer, reader) => {
            let (was, _) = differing(writer.logical, reader.logical)?;
            Some(Told::new(
                format!(
                    "the writer has {}, the reader {}",
                    sets.of_writer(writer),
                    sets.of_reader(reader)
                ),
                help(was),
                &writer.site,
                &reader.site,
            ))
        }
        Meeting::Named(writer, reader) => {
            let (was, is) = differing(logical(writer), logical(reader))?;
            Some(Told::new(
                format!(
                    "the fixed `{}` is `{}`, the reader's `{}`",
                    writer.name,
                    was.describe(),
                    is.describe()
                ),
                help(was),
                &writer.site,
                &reader.site,
            ))
        }
        _ => None,
    }
}

fn differing(writer: Option<Logical>, reader: Option<Logical>) -> Option<(Logical, Logical)> {
    let both = (writer?, reader?);
    (both.0 != both.1).then_some(both)
}

fn logical(named: &NamedType) -> Option<Logical> {
    match named.shape {
        Shape::Fixed { logical, .. } => logical,
        _ => None,
    }
}

fn help(writer: Logical) -> String {
    format!(
        "keep `{}`, and put the new type into a field of another name",
        writer.describe()
    )
}
