//! Files that are checked, with what became of them since they were released.

use std::path::PathBuf;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Severity};
use avro_temporal_contract::json::{Node, parse_json};
use avro_temporal_contract::release::{
    Finding, Releases, check_releases, diff, embedded_types, release_text,
};
use avro_temporal_contract::site::Source;

use super::{Folder, Working, days_since, subjects};
use crate::schemas::{Loaded, NotLoaded, load_reporting};

/// For how many days a release may travel with its schemas before somebody is asked about it.
const MAX_DAYS: i64 = 30;

/// What was found in files.
pub(crate) struct Checked {
    /// The schemas, if all could be read.
    pub(crate) loaded: Option<Loaded>,
    /// What can be released, file by file.
    pub(crate) working: Vec<Option<Working>>,
    /// What is wrong with the files themselves, and with the folders of releases.
    pub(crate) diagnostics: Diagnostics,
    /// What became of each that has releases.
    pub(crate) released: Vec<Compared>,
    /// Files that could have releases, and have none.
    pub(crate) unreleased: Vec<PathBuf>,
    /// Whether a file isn't there.
    pub(crate) is_missing: bool,
}

/// A subject beside its releases.
pub(crate) struct Compared {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) releases: Releases,
    pub(crate) findings: Vec<Finding>,
    /// The changes since the last release.
    pub(crate) changes: Vec<String>,
    /// The types whose payloads travel with their schemas.
    pub(crate) embedded: Vec<String>,
}

/// Checks files, and what of them is released.
pub(crate) fn check_files(paths: &[PathBuf]) -> Checked {
    let mut checked = Checked {
        loaded: None,
        working: Vec::new(),
        diagnostics: Diagnostics::new(),
        released: Vec::new(),
        unreleased: Vec::new(),
        is_missing: false,
    };
    let diagnostics = &mut checked.diagnostics;
    let loaded = match load_reporting(paths, diagnostics) {
        Ok(loaded) => loaded,
        Err(not_loaded) => {
            checked.is_missing = not_loaded == NotLoaded::Missing;
            return checked;
        }
    };
    checked.working = subjects(&loaded, paths, diagnostics);
    checked.loaded = Some(loaded);
    // What isn't sound is compared with nothing.
    if diagnostics.check().is_err() {
        return checked;
    }
    for working in checked.working.iter().flatten() {
        let folder = Folder::of(working);
        if !folder.is_begun() {
            // A schema of its own may well never be released: its payloads carry it.
            if working.subject.contract().is_some() {
                checked.unreleased.push(working.path.clone());
            }
        } else if let Ok(releases) = folder.load(diagnostics) {
            let compared = compare(working, releases);
            checked.released.push(compared);
        }
    }
    for compared in &checked.released {
        diagnostics.extend(not_established(compared));
    }
    checked
}

impl Checked {
    /// Whether anything is an error.
    pub(crate) fn is_refused(&self) -> bool {
        self.diagnostics.check().is_err() || self.released.iter().any(Compared::is_refused)
    }
}

impl Compared {
    /// Whether a change breaks something.
    pub(crate) fn is_refused(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.diagnostic.severity == Severity::Error)
    }
}

fn compare(working: &Working, releases: Releases) -> Compared {
    let subject = &working.subject;
    let changes = releases.last().map(|last| {
        let old = &last.subject.set.files()[0].node;
        working_node(working).map_or_else(Vec::new, |new| diff(old, &new))
    });
    Compared {
        name: subject.name().to_string(),
        path: working.path.clone(),
        findings: check_releases(subject, &releases),
        changes: changes.unwrap_or_default(),
        embedded: embedded_types(subject, &releases.manifest),
        releases,
    }
}

/// The working schema as its release would be.
pub(crate) fn working_node(working: &Working) -> Option<Node> {
    let text = release_text(&working.subject, working.file);
    parse_json(
        &Source::new(working.path.to_string_lossy(), text),
        &mut Diagnostics::new(),
    )
    .ok()
}

fn not_established(compared: &Compared) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let manifest = &compared.releases.manifest;
    let waiting = manifest
        .entries
        .iter()
        .find(|entry| entry.number > manifest.established);
    let Some(entry) = waiting else {
        return diagnostics;
    };
    if days_since(&entry.date).is_some_and(|days| days > MAX_DAYS) {
        let newest = manifest.latest();
        let message = format!(
            "release {} of `{}` isn't established, since {}",
            entry.number, compared.name, entry.date
        );
        diagnostics.push(
            Diagnostic::warning("not_established", &manifest.site, message)
                .note("its payloads carry their schemas, for workers that may not know them")
                .help(format!(
                    "once every worker is built with it, `avro-temporal establish {newest} {}`",
                    crate::schemas::shown(&compared.path)
                )),
        );
    }
    diagnostics
}
