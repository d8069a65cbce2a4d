//! Findings for people, by who re-reads what.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use avro_temporal_contract::diagnostic::{Diagnostic, Severity};
use avro_temporal_contract::release::{Finding, Role};

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};
use crate::releases::{Checked, Compared};
use crate::schemas::shown;

/// How many changes and types are listed: `diff` shows all.
const SHOWN: usize = 10;

pub(super) fn render(checked: &Checked, results: &str, closing: &str) -> Result<Answer, Failure> {
    let mut messages = vec![render_diagnostics(checked.diagnostics.iter())];
    for compared in &checked.released {
        messages.extend(findings(compared));
    }
    messages.push(closing.to_owned());
    let messages: Vec<&str> = messages.iter().map(String::as_str).collect();
    let messages = join_messages(&messages);
    if checked.is_missing {
        return Err(Failure::Usage(messages));
    }
    if checked.diagnostics.check().is_err() {
        return Err(Failure::Refused(messages));
    }
    Ok(Answer {
        results: results.to_owned(),
        messages,
        is_refused: checked.is_refused(),
    })
}

/// What isn't wrong: the newest release, what changed since, and what travels with its schema.
pub(crate) fn summary(compared: &Compared, out: &mut String) {
    let file = shown(&compared.path);
    let manifest = &compared.releases.manifest;
    let latest = manifest.latest();
    if latest == 0 {
        let _ = writeln!(out, "{file}: {} is not released yet", compared.name);
        return;
    }
    let established = match manifest.established {
        0 => "none is established".to_owned(),
        established => format!("{established} is established"),
    };
    let _ = writeln!(out, "{file}: release {latest} is the newest, {established}");
    let listed = |list: &[String]| {
        let mut shown: Vec<&str> = list.iter().take(SHOWN).map(String::as_str).collect();
        let more = format!("and {} more", list.len().saturating_sub(SHOWN));
        if list.len() > SHOWN {
            shown.push(&more);
        }
        shown.join(", ")
    };
    if !compared.embedded.is_empty() {
        let _ = writeln!(
            out,
            "{file}: payloads that carry their schema: {}",
            listed(&compared.embedded)
        );
    }
    for change in compared.changes.iter().take(SHOWN) {
        let _ = writeln!(out, "{file}: since release {latest}: {change}");
    }
    if compared.changes.len() > SHOWN {
        let more = compared.changes.len() - SHOWN;
        let _ = writeln!(
            out,
            "{file}: since release {latest}: {more} more changes, which `avro-temporal diff {file}` shows"
        );
    }
}

/// Findings below headings, one for each role; what is about no payload comes first, and errors
/// before warnings.
fn findings(compared: &Compared) -> Vec<String> {
    let mut by_role: BTreeMap<Option<Role>, Vec<&Finding>> = BTreeMap::new();
    for finding in &compared.findings {
        let role = finding.roles.first().copied();
        by_role.entry(role).or_default().push(finding);
    }
    let mut texts = Vec::new();
    for (role, mut findings) in by_role {
        findings.sort_by_key(|it| it.diagnostic.severity != Severity::Error);
        let told: Vec<Diagnostic> = findings
            .iter()
            .map(|it| without_readers(&it.diagnostic, role))
            .collect();
        let heading = match role {
            None => format!("{}, operations:", compared.name),
            Some(role) => format!("{}, {}: {}:", compared.name, role.title(), role.readers()),
        };
        texts.push(format!("{heading}\n\n{}", render_diagnostics(&told)));
    }
    texts
}

/// The heading has said who reads it.
fn without_readers(diagnostic: &Diagnostic, role: Option<Role>) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    if let Some(role) = role {
        let readers = format!(": {}", role.readers());
        for (note, _) in &mut diagnostic.notes {
            if let Some(payloads) = note.strip_suffix(&readers) {
                *note = payloads.to_owned();
            }
        }
        diagnostic.notes.retain(|(note, _)| note != role.readers());
    }
    diagnostic
}
