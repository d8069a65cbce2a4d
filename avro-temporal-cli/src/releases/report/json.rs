//! Findings for programs: one object.

use avro_temporal_contract::diagnostic::{Diagnostic, Severity};
use avro_temporal_contract::release::{Finding, Role};
use avro_temporal_contract::site::Site;
use serde_json::{Value, json};

use crate::releases::{Checked, Compared};
use crate::schemas::shown;

pub(super) fn render(checked: &Checked) -> String {
    let files: Vec<&str> = checked.loaded.as_ref().map_or_else(Vec::new, |loaded| {
        let files = loaded.files.iter();
        files
            .map(|index| loaded.set.files()[*index].source.name.as_str())
            .collect()
    });
    let own = checked.diagnostics.iter().map(|it| finding(it, None));
    let of_releases = checked
        .released
        .iter()
        .flat_map(|compared| &compared.findings)
        .map(|it| finding(&it.diagnostic, Some(it)));
    let released: Vec<Value> = checked.released.iter().map(subject).collect();
    let findings: Vec<Value> = own.chain(of_releases).collect();
    let object = json!({"files": files, "findings": findings, "released": released});
    format!("{object}\n")
}

fn subject(compared: &Compared) -> Value {
    let manifest = &compared.releases.manifest;
    json!({
        "name": compared.name,
        "file": shown(&compared.path),
        "latest": manifest.latest(),
        "established": manifest.established,
        "changes": compared.changes,
        "embedded": compared.embedded,
    })
}

fn finding(diagnostic: &Diagnostic, finding: Option<&Finding>) -> Value {
    let roles = finding.map(|it| it.roles.iter().copied().map(Role::word).collect::<Vec<_>>());
    let notes: Vec<Value> = diagnostic
        .notes
        .iter()
        .map(|(text, site)| with_place(json!({"message": text}), site.as_ref()))
        .collect();
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    with_place(
        json!({
            "rule": diagnostic.rule,
            "severity": severity,
            "message": diagnostic.message,
            "roles": roles.unwrap_or_default(),
            "releases": finding.map(|it| it.releases.clone()).unwrap_or_default(),
            "notes": notes,
            "help": diagnostic.help,
        }),
        diagnostic.site.as_ref(),
    )
}

/// Adds file, line, column and pointer; null where there is no place.
fn with_place(mut value: Value, site: Option<&Site>) -> Value {
    let position = site.map(Site::position);
    value["file"] = json!(site.map(|site| &site.source().name));
    value["line"] = json!(position.map(|(line, _)| line));
    value["column"] = json!(position.map(|(_, column)| column));
    value["pointer"] = json!(site.map(Site::pointer));
    value
}
