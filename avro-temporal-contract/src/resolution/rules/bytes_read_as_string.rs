//! "Bytes is promotable to string", and a string is UTF-8: bytes that are none are refused when they
//! are read.

use super::{Meeting, Rule, Sets, Told};
use crate::resolution::Promotion;

pub(super) const RULE: Rule = Rule {
    id: "bytes_read_as_string",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Types(writer, reader) = meeting else {
        return None;
    };
    if Promotion::of(&writer.kind, &reader.kind) != Some(Promotion::BytesToString) {
        return None;
    }
    Some(Told::new(
        "bytes that are not UTF-8 are not read as `string`".to_owned(),
        "keep `bytes`, unless all that was written is UTF-8",
        &writer.site,
        &reader.site,
    ))
}
