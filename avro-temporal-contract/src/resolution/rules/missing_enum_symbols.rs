//! "If the writer's symbol is not present in the reader's enum and the reader has a default value,
//! then that value is used, otherwise an error is signalled."

use std::collections::HashSet;

use super::{Meeting, Rule, Sets, Told, list};
use crate::schema::Shape;

pub(super) const RULE: Rule = Rule {
    id: "missing_enum_symbols",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Named(writer, reader) = meeting else {
        return None;
    };
    let (
        Shape::Enum { symbols: own, .. },
        Shape::Enum {
            symbols,
            default: None,
        },
    ) = (&writer.shape, &reader.shape)
    else {
        return None;
    };
    let known: HashSet<&str> = symbols.iter().map(|symbol| symbol.name.as_str()).collect();
    let missing: Vec<_> = own
        .iter()
        .filter(|symbol| !known.contains(symbol.name.as_str()))
        .collect();
    let first = missing.first()?;
    let names = missing.iter().map(|symbol| symbol.name.as_str());
    let message = if missing.len() == own.len() {
        format!(
            "no symbol of the writer's `{}` is one of the reader's",
            writer.name
        )
    } else {
        format!(
            "the reader's `{}` has no default, and lacks the writer's {}",
            reader.name,
            list(names.clone())
        )
    };
    Some(Told::new(
        message,
        format!(
            "keep {} in the reader's `symbols`, or give it a `default`",
            list(names)
        ),
        &first.site,
        &reader.site,
    ))
}
