//! "Aliases function by re-writing the writer's schema using aliases from the reader's schema": if
//! the writer has both a field of the reader's name and one that is an alias of it, the name wins; of
//! two aliases, the writer's first. What stands under the other is skipped.

use super::{Meeting, Rule, Sets, Told};
use crate::schema::{Field, NamedType};

pub(super) const RULE: Rule = Rule {
    id: "name_and_alias_in_writer",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Ambiguous(writer, reader, field) = meeting else {
        return None;
    };
    let meant: Vec<_> = writer
        .fields()
        .iter()
        .filter(|own| own.name == field.name || is_meant(reader, field, &own.name))
        .collect();
    let by_name = meant.iter().position(|own| own.name == field.name);
    let read = meant.get(by_name.unwrap_or(0))?;
    let skipped = meant.iter().find(|own| own.name != read.name)?;
    Some(Told::new(
        format!(
            "the writer has both `{}` and `{}`, and the reader takes both for `{}`: `{1}` is skipped",
            read.name, skipped.name, field.name
        ),
        format!(
            "remove the alias `{0}`, or keep a field `{0}`",
            skipped.name
        ),
        &skipped.name_site,
        &field.name_site,
    ))
}

/// Whether a name is an alias of the field, and neither the name nor an alias of another.
fn is_meant(reader: &NamedType, field: &Field, name: &String) -> bool {
    field.aliases.contains(name)
        && !reader.fields().iter().any(|other| {
            other.name == *name || (other.name != field.name && other.aliases.contains(name))
        })
}
