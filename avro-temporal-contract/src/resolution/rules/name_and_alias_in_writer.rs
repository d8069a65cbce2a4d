//! "Aliases function by re-writing the writer's schema using aliases from the reader's schema": if
//! the writer has both a field of the reader's name and one that is an alias of it, the name wins,
//! and what stands under the alias is skipped.

use super::{Meeting, Rule, Sets, Told};
use crate::schema::{Field, NamedType};

pub(super) const RULE: Rule = Rule {
    id: "name_and_alias_in_writer",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Written(writer, reader, field) = meeting else {
        return None;
    };
    if field.aliases.is_empty() {
        return None;
    }
    let own = writer.fields();
    let named = own.iter().find(|other| other.name == field.name)?;
    let alias = own.iter().find(|other| {
        other.name != field.name
            && field.aliases.contains(&other.name)
            && !is_read(reader, field, &other.name)
    })?;
    Some(Told::new(
        format!(
            "the writer has both `{}` and `{}`, which is an alias of it: `{1}` is skipped",
            named.name, alias.name
        ),
        format!("remove the alias, or keep a field `{}`", alias.name),
        &alias.name_site,
        &field.name_site,
    ))
}

/// Whether another field of the reader takes the writer's field of a name.
fn is_read(reader: &NamedType, field: &Field, name: &String) -> bool {
    reader.fields().iter().any(|other| {
        other.name == *name || (other.name != field.name && other.aliases.contains(name))
    })
}
