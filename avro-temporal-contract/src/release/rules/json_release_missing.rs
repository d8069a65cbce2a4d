//! JSON is read against a release's schemas, which have to be there.

use super::super::told::Told;
use super::{Check, Contracts, Rule};
use crate::contract::Json;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "json_release_missing",
    severity: Severity::Error,
    check: Check::Contracts(check),
};

fn check(contracts: Contracts<'_>, told: &mut Vec<Told>) {
    let ((_, old), (_, new)) = (contracts.old, contracts.new);
    let Json::SchemaOf(number) = new.json else {
        return;
    };
    let mut numbers = contracts.retained.iter().map(super::Released::number);
    let Some(first) = numbers.clone().next() else {
        return;
    };
    if numbers.any(|it| it == number) {
        return;
    }
    told.push(Told::new(
        format!(
            "`{}` reads JSON as of release {number}, which isn't there",
            new.name
        ),
        format!("the oldest release that is retained is {first}"),
        format!("write `\"json\": {{\"schemaOf\": {first}}}` in the protocol's `temporal`"),
        &new.name_site,
        &old.name_site,
    ));
}
