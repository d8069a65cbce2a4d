//! An alias is the name under which older data has a type or field: without it, a field's data is
//! passed over, and its default read instead.

use super::super::told::Told;
use super::super::walk::{Place, is_same_type, same_field, same_type_in};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::schema::{Field, NamedType};

pub(super) const RULE: Rule = Rule {
    id: "alias_removed",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(schemas: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    match place {
        Place::Named(old, new) => {
            let lost = |alias: &&crate::name::FullName| {
                !new.aliases.contains(alias) && new.name != **alias
            };
            old.aliases.iter().filter(lost).find_map(|alias| {
                let needs = |it: &NamedType| it.name == *alias && !is_same_type(it, new);
                let release = first_release(schemas, needs)?;
                let what = format!("`{}`", new.name);
                Some(told(&what, alias.as_str(), release, new, old))
            })
        }
        Place::Fields((old_record, old), (record, new)) => {
            let lost = |alias: &&String| !new.aliases.contains(alias) && new.name != **alias;
            old.aliases.iter().filter(lost).find_map(|alias| {
                let has = |field: &Field| field.name == *alias;
                let mut retained = schemas.retained.iter();
                let release = retained.find(|released| {
                    same_type_in(&released.subject.set, record).is_some_and(|it| {
                        it.fields().iter().any(has) && same_field(it, new).is_none()
                    })
                });
                let release = release?.number();
                let what = format!("`{}` of `{}`", new.name, record.name);
                let mut told = told(&what, alias, release, record, old_record);
                told.new = new.site.clone();
                told.old = old.name_site.clone();
                Some(told)
            })
        }
        _ => None,
    }
}

fn told(what: &str, alias: &str, release: u32, new: &NamedType, old: &NamedType) -> Told {
    Told::new(
        format!("{what} lost its alias `{alias}`"),
        format!("release {release} has it under that name"),
        format!(
            "add `{alias}` to its `aliases` again, and keep it while a release with that name is retained"
        ),
        &new.name_site,
        &old.name_site,
    )
}

fn first_release(schemas: Schemas<'_>, needs: impl Fn(&NamedType) -> bool) -> Option<u32> {
    let has = |released: &&super::super::Released| {
        let set = &released.subject.set;
        set.ids().any(|id| needs(set.get(id)))
    };
    schemas
        .retained
        .iter()
        .find(has)
        .map(super::super::Released::number)
}
