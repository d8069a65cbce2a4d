//! A payload that lacks a field is read with its default: with another default, a replay gets
//! another value than the run was recorded with.

use super::super::told::Told;
use super::super::walk::{Place, same_field, same_type_in};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::json::{Node, Value};
use crate::schema::{Field, Kind, NamedType, SchemaSet, Type};

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
    if is_same_value((schemas.old, &before.ty, was), (schemas.new, &field.ty, is)) {
        return None;
    }
    // While every payload has the field, nobody reads its default.
    let lacking = release_without(schemas, record, field)?;
    let (what, help) = if was.same_value(is) {
        (
            "what fills the default of",
            "keep the defaults in it, and put what is new into a field of another name",
        )
    } else {
        (
            "the default of",
            "keep the default, and put the new one into a field of another name",
        )
    };
    Some(Told::new(
        format!("{what} `{}` of `{}` changed", field.name, record.name),
        format!("payloads of release {lacking} lack the field, and were read with the old default"),
        help,
        &is.site,
        &was.site,
    ))
}

/// The first release that has the record without the field.
fn release_without(schemas: Schemas<'_>, record: &NamedType, field: &Field) -> Option<u32> {
    let mut retained = schemas.retained.iter();
    let lacks = |set| same_type_in(set, record).is_some_and(|old| same_field(old, field).is_none());
    retained
        .find(|it| lacks(&it.subject.set))
        .map(super::super::Released::number)
}

/// A default, its schema, and the set of that.
type Default<'a> = (&'a SchemaSet, &'a Type, &'a Node);

/// Whether two defaults are the same value: what a record's default leaves out is filled in from its
/// fields, and a promoted number may be written otherwise. Defaults nest no deeper than 64.
fn is_same_value(old: Default<'_>, new: Default<'_>) -> bool {
    let ((old_set, old_type, was), (new_set, new_type, is)) = (old, new);
    match (&old_type.kind, &new_type.kind) {
        // A default is a value of the first branch.
        (Kind::Union(branches), _) if !branches.is_empty() => {
            is_same_value((old_set, &branches[0], was), new)
        }
        (_, Kind::Union(branches)) if !branches.is_empty() => {
            is_same_value(old, (new_set, &branches[0], is))
        }
        (Kind::Array(old_items), Kind::Array(new_items)) => match (&was.value, &is.value) {
            (Value::Array(was), Value::Array(is)) => {
                let same =
                    |(was, is)| is_same_value((old_set, old_items, was), (new_set, new_items, is));
                was.len() == is.len() && was.iter().zip(is.iter()).all(same)
            }
            _ => was.same_value(is),
        },
        (Kind::Map(old_values), Kind::Map(new_values)) => match (&was.value, &is.value) {
            (Value::Object(members), Value::Object(others)) => {
                let same = |member: &crate::json::Member| {
                    is.get(&member.name).is_some_and(|is| {
                        let was = (old_set, &**old_values, &member.node);
                        is_same_value(was, (new_set, new_values, is))
                    })
                };
                members.len() == others.len() && members.iter().all(same)
            }
            _ => was.same_value(is),
        },
        (Kind::Named(old), Kind::Named(new)) => {
            let (old, new) = (old_set.get(*old), new_set.get(*new));
            if new.fields().is_empty() || !matches!(was.value, Value::Object(_)) {
                return was.same_value(is);
            }
            new.fields().iter().all(|field| {
                let Some(before) = same_field(old, field) else {
                    return true;
                };
                let was = was.get(&before.name).or(before.default.as_ref());
                let is = is.get(&field.name).or(field.default.as_ref());
                match (was, is) {
                    (Some(was), Some(is)) => {
                        is_same_value((old_set, &before.ty, was), (new_set, &field.ty, is))
                    }
                    _ => true,
                }
            })
        }
        _ => was.same_value(is) || is_same_number(was, is),
    }
}

/// `1` and `1.0`: a whole number became a fraction by promotion.
fn is_same_number(was: &Node, is: &Node) -> bool {
    let is_whole = was.as_i64().is_some() && is.as_i64().is_some();
    let (was, is) = (was.as_f64(), is.as_f64());
    !is_whole && was.is_some() && was.map(f64::to_bits) == is.map(f64::to_bits)
}
