//! "To match, one of the following must hold: […] both schemas are enums whose (unqualified) names
//! match; both schemas are fixed whose sizes and (unqualified) names match; both schemas are records
//! with the same (unqualified) name."
//!
//! An alias of the reader is another name of it.

use super::{Meeting, Rule, Sets, Told};
use crate::schema::NamedType;

pub(super) const RULE: Rule = Rule {
    id: "name_mismatch",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Named(writer, reader) = meeting else {
        return None;
    };
    if names_match(writer, reader) {
        return None;
    }
    Some(Told::new(
        format!(
            "the writer has `{}`, the reader `{}`",
            writer.name, reader.name
        ),
        format!("add `\"aliases\": [\"{}\"]` to the reader", writer.name),
        &writer.name_site,
        &reader.name_site,
    ))
}

/// The fullname, an equal name in another namespace, or an alias of the reader.
pub(in crate::resolution) fn names_match(writer: &NamedType, reader: &NamedType) -> bool {
    writer.name == reader.name
        || writer.name.name() == reader.name.name()
        || reader.aliases.contains(&writer.name)
}
