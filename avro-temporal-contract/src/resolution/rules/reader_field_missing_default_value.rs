//! "If the reader's record schema has a field with no default value, and writer's schema does not
//! have a field with the same name, an error is signalled."

use super::{Meeting, Rule, Sets, Told};

pub(super) const RULE: Rule = Rule {
    id: "reader_field_missing_default_value",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Unwritten(writer, reader, field) = meeting else {
        return None;
    };
    if field.default.is_some() {
        return None;
    }
    Some(Told::new(
        format!(
            "the reader's field `{}` of `{}` has no default, and the writer has no such field",
            field.name, reader.name
        ),
        format!(
            "give `{0}` a `default`; if it was renamed, add `\"aliases\": [\"…\"]` with its old name",
            field.name
        ),
        &writer.site,
        &field.site,
    ))
}
