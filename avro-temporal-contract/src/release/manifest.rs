//! `releases.toml`: what was released, by whom and why.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::schema::Identity;
use crate::schema::text::write_json_string;
use crate::site::{Site, Source};

/// The manifest's file name.
pub const MANIFEST: &str = "releases.toml";

/// The folder of a subject's releases, relative to that of its file: `released/acme.Orders`.
pub fn folder_of(subject: &str) -> String {
    format!("released/{subject}")
}

/// A manifest.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The fullname of what is released.
    pub subject: String,
    /// Every worker knows releases up to this one; 0 if none is known everywhere.
    pub established: u32,
    /// All releases ever made, from the first on.
    pub entries: Vec<Entry>,
    /// The whole manifest.
    pub site: Site,
}

/// A release, as the manifest tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u32,
    /// The day it was made: `2026-01-31`.
    pub date: String,
    /// Who made it.
    pub by: String,
    /// Why.
    pub why: String,
    /// The name of its file.
    pub file: String,
    /// The identity of the file's content.
    pub content: Identity,
    /// Its types by fullname.
    pub types: BTreeMap<String, TypeVersion>,
    /// The day its file was deleted, once nothing needed it.
    pub retired: Option<String>,
}

/// A type in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeVersion {
    /// From 1; it grows when the identity changes.
    pub version: u32,
    /// Its writer identity.
    pub identity: Identity,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenManifest {
    subject: String,
    established: u32,
    #[serde(default)]
    release: Vec<toml::Spanned<WrittenEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    number: u32,
    date: String,
    by: String,
    why: String,
    file: String,
    content: String,
    types: BTreeMap<String, WrittenVersion>,
    retired: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenVersion {
    version: u32,
    identity: String,
}

impl Manifest {
    /// A manifest without a release.
    pub fn empty(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            established: 0,
            entries: Vec::new(),
            site: Site::new(&Source::new(MANIFEST, ""), 0..0),
        }
    }

    /// The releases whose files are there, from the oldest on.
    pub fn retained(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.retired.is_none())
    }

    /// The number of the newest release; 0 if there is none.
    pub fn latest(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.number)
    }

    /// The release of a number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.number == number)
    }

    /// Reads a manifest.
    ///
    /// # Errors
    ///
    /// A merge that isn't finished, text that isn't TOML, and releases that can't be so.
    pub fn parse(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Result<Self, Reported> {
        if let Some(conflict) = unfinished_merge(source) {
            return Err(diagnostics.push(conflict));
        }
        let written: WrittenManifest = toml::from_str(&source.text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            let message = format!("`{}` is not a manifest: {}", source.name, error.message());
            let site = Site::new(source, span);
            diagnostics.push(
                Diagnostic::error("bad_manifest", &site, message)
                    .note("`avro-temporal release` writes it, and nobody edits it")
                    .help("take it from the last commit that has it as it was written"),
            )
        })?;
        let site = Site::new(source, 0..source.text.len());
        let mut entries = Vec::new();
        let mut problems = Vec::new();
        for written in written.release {
            let site = Site::new(source, written.span());
            let written = written.into_inner();
            let last = entries.last().map_or(0, |entry: &Entry| entry.number);
            let number = written.number;
            match entry_of(written, last) {
                Ok(entry) => entries.push(entry),
                Err(reason) => problems.push((number, reason, site)),
            }
        }
        let latest = entries.last().map_or(0, |entry| entry.number);
        if problems.is_empty() && written.established > latest {
            let reason = format!("`established` is {}", written.established);
            let message = format!("{reason}, and the newest release is {latest}");
            return Err(diagnostics.push(
                Diagnostic::error("bad_manifest", &site, message)
                    .help("establish a release that there is: `avro-temporal establish N`"),
            ));
        }
        let reported = problems.into_iter().map(|(number, reason, site)| {
            let message = format!("release {number} of `{}` {reason}", written.subject);
            diagnostics.push(
                Diagnostic::error("bad_manifest", &site, message)
                    .note("`avro-temporal release` writes it, and nobody edits it")
                    .help("take it from the last commit that has it as it was written"),
            )
        });
        match reported.last() {
            Some(reported) => Err(reported),
            None => Ok(Self {
                subject: written.subject,
                established: written.established,
                entries,
                site,
            }),
        }
    }

    /// The manifest as text.
    pub fn render(&self) -> String {
        let mut out = String::from(
            "# What was released, by whom and why.\n\
             # Written by `avro-temporal release`; commit it, and don't edit it.\n",
        );
        out.push_str("subject = ");
        write_json_string(&self.subject, &mut out);
        let _ = writeln!(out, "\nestablished = {}", self.established);
        for entry in &self.entries {
            entry.render(&mut out);
        }
        out
    }
}

impl Entry {
    fn render(&self, out: &mut String) {
        let _ = write!(out, "\n[[release]]\nnumber = {}", self.number);
        let content = self.content.to_string();
        let mut texts = vec![
            ("date", self.date.as_str()),
            ("by", &self.by),
            ("why", &self.why),
            ("file", &self.file),
            ("content", &content),
        ];
        if let Some(retired) = &self.retired {
            texts.push(("retired", retired));
        }
        for (key, value) in texts {
            let _ = write!(out, "\n{key} = ");
            // A text of JSON is one of TOML, but for this character.
            write_json_string(&value.replace('\u{7f}', ""), out);
        }
        out.push_str("\n[release.types]\n");
        for (name, TypeVersion { version, identity }) in &self.types {
            let _ = writeln!(
                out,
                "\"{name}\" = {{ version = {version}, identity = \"{identity}\" }}"
            );
        }
    }
}

/// A release; `last` is the number of the one before it.
fn entry_of(written: WrittenEntry, last: u32) -> Result<Entry, String> {
    if written.number <= last {
        return Err(format!("comes after release {last}"));
    }
    if written.file.contains(['/', '\\']) || written.file.starts_with('.') {
        return Err("names a file that isn't beside the manifest".to_owned());
    }
    let identity = |text: &str, of: &str| {
        Identity::parse(text).ok_or_else(|| format!("has no identity of {of}: 32 hex digits"))
    };
    let mut types = BTreeMap::new();
    for (
        name,
        WrittenVersion {
            version,
            identity: text,
        },
    ) in written.types
    {
        if version == 0 {
            return Err(format!("has version 0 of `{name}`"));
        }
        let identity = identity(&text, &format!("`{name}`"))?;
        types.insert(name, TypeVersion { version, identity });
    }
    Ok(Entry {
        number: written.number,
        content: identity(&written.content, "its file")?,
        date: written.date,
        by: written.by,
        why: written.why,
        file: written.file,
        types,
        retired: written.retired,
    })
}

/// Two people made a release at once, and the merge of both isn't finished.
pub(super) fn unfinished_merge(source: &Arc<Source>) -> Option<Diagnostic> {
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            let site = Site::new(source, at..at + line.trim_end().len());
            let message = format!("`{}` holds a merge that isn't finished", source.name);
            return Some(
                Diagnostic::error("release_conflict", &site, message)
                    .note("two people released at once, and each took the next number")
                    .help(
                        "keep the files of the release that was merged first, all of them; \
                         then `avro-temporal release` makes yours the next",
                    ),
            );
        }
        at += line.len();
    }
    None
}
