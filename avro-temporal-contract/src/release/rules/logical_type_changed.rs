//! Another unit, precision or scale has the same canonical form and the same fingerprint: for who
//! goes by those, the same bytes are another value.

use super::super::told::Told;
use super::super::walk::{Place, shown};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::schema::{Logical, NamedType, Shape};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    id: "logical_type_changed",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(_: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    match place {
        Place::Types(old, new, within) => told(
            &shown(within),
            (old.logical, &old.site),
            (new.logical, &new.site),
        ),
        Place::Named(old, new) => told(
            &format!("`{}`", new.name),
            (logical(old), &old.site),
            (logical(new), &new.site),
        ),
        _ => None,
    }
}

fn told(
    what: &str,
    (was, old): (Option<Logical>, &Site),
    (is, new): (Option<Logical>, &Site),
) -> Option<Told> {
    let (was, is) = (was?, is?);
    if was == is {
        return None;
    }
    Some(Told::new(
        format!(
            "{what} was `{}`, and is `{}`",
            was.describe(),
            is.describe()
        ),
        "the same bytes would be another value: a time a thousand times off, an amount with its point elsewhere",
        format!(
            "keep `{}`, and put the new type into a field of another name",
            was.describe()
        ),
        new,
        old,
    ))
}

fn logical(named: &NamedType) -> Option<Logical> {
    match named.shape {
        Shape::Fixed { logical, .. } => logical,
        _ => None,
    }
}
