//! "If reader's is a union, but writer's is not: the first schema in the reader's union that matches
//! the writer's schema is recursively resolved against it. If none match, an error is signalled."

use super::{Meeting, Rule, Sets, Told};

pub(super) const RULE: Rule = Rule {
    id: "missing_union_branch",
    check,
};

fn check(sets: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::NoBranch(writer, reader) = meeting else {
        return None;
    };
    if matches!(&writer.kind, crate::schema::Kind::Union(branches) if branches.is_empty()) {
        return Some(Told::new(
            "the writer's union has no branch".to_owned(),
            "add a branch to the writer's union: it has no value without one",
            &writer.site,
            &reader.site,
        ));
    }
    Some(Told::new(
        format!(
            "the reader's {} has no branch for the writer's {}",
            sets.of_reader(reader),
            sets.of_writer(writer)
        ),
        format!("add {} to the reader's union", sets.of_writer(writer)),
        &writer.site,
        &reader.site,
    ))
}
