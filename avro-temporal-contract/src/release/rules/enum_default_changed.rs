//! A symbol that a reader lacks is read as the enum's default: with another default, a replay gets
//! another value than the run was recorded with.

use super::super::told::Told;
use super::super::walk::{Place, same_type_in};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::schema::{NamedType, Shape};

pub(super) const RULE: Rule = Rule {
    id: "enum_default_changed",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(schemas: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    let Place::Named(old, new) = place else {
        return None;
    };
    let (was, is) = (default_of(old)?, default_of(new)?);
    if was == is {
        return None;
    }
    let (release, symbol) = unknown_to_both(schemas, old, new)?;
    Some(Told::new(
        format!("the default of `{}` was `{was}`, and is `{is}`", new.name),
        format!("`{symbol}` of release {release} was read as the old default"),
        format!("keep `{was}`, or add the symbol `{symbol}` again"),
        &new.name_site,
        &old.name_site,
    ))
}

/// A symbol of a release that neither has, so that both read it as their default.
fn unknown_to_both<'a>(
    schemas: Schemas<'a>,
    old: &NamedType,
    new: &NamedType,
) -> Option<(u32, &'a str)> {
    schemas.retained.iter().find_map(|released| {
        let set = &released.subject.set;
        let symbol = symbols(same_type_in(set, new)?)
            .into_iter()
            .find(|symbol| !symbols(old).contains(symbol) && !symbols(new).contains(symbol))?;
        Some((released.number(), symbol))
    })
}

/// The symbols of an enum; none of another type.
pub(super) fn symbols(named: &NamedType) -> Vec<&str> {
    match &named.shape {
        Shape::Enum { symbols, .. } => symbols.iter().map(|it| it.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// The symbol that is an enum's default.
pub(super) fn default_of(named: &NamedType) -> Option<&str> {
    match &named.shape {
        Shape::Enum {
            symbols,
            default: Some(default),
        } => Some(&symbols[*default].name),
        _ => None,
    }
}
