//! A promotion that rounds: a large number is another one on the replay.

use super::super::told::Told;
use super::super::walk::{Place, shown};
use super::{Check, Rule, Schemas};
use crate::diagnostic::Severity;
use crate::schema::Kind;

pub(super) const RULE: Rule = Rule {
    id: "promotion_loses_precision",
    severity: Severity::Error,
    check: Check::Replayed(check),
};

fn check(_: Schemas<'_>, place: Place<'_>) -> Option<Told> {
    let Place::Types(old, new, within) = place else {
        return None;
    };
    let exact = match (&old.kind, &new.kind) {
        (Kind::Long, Kind::Double) => "2^53",
        (Kind::Int | Kind::Long, Kind::Float) => "2^24",
        _ => return None,
    };
    let (was, is) = (old.avro_name(), new.avro_name());
    Some(Told::new(
        format!("{} was `{was}`, and is `{is}`", shown(within)),
        format!("a number beyond {exact} is rounded, and was not when the run was recorded"),
        format!("keep `{was}`, and put `{is}` into a field of another name"),
        &new.site,
        &old.site,
    ))
}
