//! "It is an error if the two schemas do not match. To match, one of the following must hold: both
//! schemas are arrays whose item types match; both schemas are maps whose value types match; […]
//! both schemas have same primitive type; the writer's schema may be promoted to the reader's […]"

use std::mem::discriminant;

use super::{Meeting, Rule, Sets, Told};
use crate::resolution::Promotion;
use crate::schema::{NamedType, Shape};

pub(super) const RULE: Rule = Rule {
    id: "type_mismatch",
    check,
};

fn check(sets: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    match meeting {
        Meeting::Types(writer, reader) => {
            let is_same = discriminant(&writer.kind) == discriminant(&reader.kind);
            if is_same || Promotion::of(&writer.kind, &reader.kind).is_some() {
                return None;
            }
            Some(Told::new(
                format!(
                    "the writer has {}, the reader {}",
                    sets.of_writer(writer),
                    sets.of_reader(reader)
                ),
                format!(
                    "keep {} in the reader, or add it to a union there",
                    sets.of_writer(writer)
                ),
                &writer.site,
                &reader.site,
            ))
        }
        Meeting::Named(writer, reader) => {
            if discriminant(&writer.shape) == discriminant(&reader.shape) {
                return None;
            }
            Some(Told::new(
                format!("`{}` is of another kind than the reader's", writer.name),
                format!(
                    "keep `{}` {} in the reader, or give the new type another name",
                    writer.name,
                    kind(writer)
                ),
                &writer.site,
                &reader.site,
            ))
        }
        _ => None,
    }
}

fn kind(named: &NamedType) -> &'static str {
    match named.shape {
        Shape::Record { .. } => "a record",
        Shape::Enum { .. } => "an enum",
        Shape::Fixed { .. } => "a fixed",
    }
}
