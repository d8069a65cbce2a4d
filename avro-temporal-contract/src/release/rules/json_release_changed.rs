//! JSON in a history was read against one release's schema, and has to be read against it again.

use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::contract::Json;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "json_release_changed",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let ((_, old), (_, new)) = (contracts.old, contracts.new);
    // Where JSON is refused, it is refused aloud: the task fails, and waits.
    let (Json::SchemaOf(was), Json::SchemaOf(is)) = (old.json, new.json) else {
        return;
    };
    // Once that release is retired, nothing that was read by it is left.
    let is_left = contracts.retained.iter().any(|it| it.number() == was);
    if was == is || !is_left {
        return;
    }
    told.push(Told::new(
        format!(
            "`{}` reads JSON as of release {is}, and read it as of release {was}",
            new.name
        ),
        "JSON that stands in a history would be read otherwise than it was",
        "keep `json` as it was while a history holds JSON",
        &new.name_site,
        &old.name_site,
    ));
}
