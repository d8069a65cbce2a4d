//! A payload that lacks a field is read with its default: with another default, a replay gets
//! another value than the run was recorded with.

use super::super::told::Told;
use super::super::walk::{Place, is_same_type, same_field};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::schema::{Field, NamedType};

pub(super) const RULE: Rule = Rule {
    id: "default_changed",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(schemas: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    let Place::Fields((_, before), (record, field)) = place else {
        return None;
    };
    let (was, is) = (before.default.as_ref()?, field.default.as_ref()?);
    if was.same_value(is) {
        return None;
    }
    // While every payload has the field, nobody reads its default.
    let lacking = release_without(schemas, record, field)?;
    Some(Told::new(
        format!(
            "the default of `{}` of `{}` changed",
            field.name, record.name
        ),
        format!("payloads of release {lacking} lack the field, and were read with the old default"),
        "keep the default, and put the new one into a field of another name",
        &is.site,
        &was.site,
    ))
}

/// The first release that has the record without the field.
fn release_without(schemas: Schemas<'_>, record: &NamedType, field: &Field) -> Option<u32> {
    let mut retained = schemas.retained.iter();
    let lacks = |set: &crate::schema::SchemaSet| {
        set.ids()
            .map(|id| set.get(id))
            .filter(|old| is_same_type(old, record))
            .any(|old| same_field(old, field).is_none())
    };
    retained
        .find(|it| lacks(&it.subject.set))
        .map(super::super::Released::number)
}
