//! A reader without a symbol reads it as the enum's default: what was one value when the run was
//! recorded is another on its replay.

use super::super::told::Told;
use super::super::walk::Place;
use super::enum_default_changed::{default_of, symbols};
use super::{Check, Rule, Schemas};
use crate::contract::list;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "enum_symbol_removed",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(_: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    let Place::Named(old, new) = place else {
        return None;
    };
    // Without a default the symbol isn't read at all, which `missing_enum_symbols` tells.
    let default = default_of(new)?;
    let kept = symbols(new);
    let gone: Vec<&str> = symbols(old)
        .into_iter()
        .filter(|it| !kept.contains(it))
        .collect();
    let first = gone.first()?;
    let word = if gone.len() == 1 { "symbol" } else { "symbols" };
    Some(Told::new(
        format!(
            "the enum `{}` lost the {word} {}",
            new.name,
            list(gone.iter().copied())
        ),
        format!("a payload that holds `{first}` was read as that, and would be as `{default}`"),
        "put it back, and keep it until no release that has it is retained",
        &new.name_site,
        &old.name_site,
    ))
}
