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
    established: toml::Spanned<u32>,
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
            let reason = error.message().trim().replace('\n', ", ");
            let message = format!("`{}` is not a manifest: {reason}", source.name);
            let site = Site::new(source, span);
            diagnostics.push(edited_manifest(message, &site))
        })?;
        let site = Site::new(source, 0..source.text.len());
        let mut entries: Vec<Entry> = Vec::new();
        for written_entry in written.release {
            let site = Site::new(source, written_entry.span());
            let entry = written_entry.into_inner();
            let last = entries.last().map_or(0, |entry| entry.number);
            let what = format!(
                "release {} of `{}`",
                entry.number,
                subject_shown(&written.subject)
            );
            // What comes after it hangs on it.
            if entry.number == last && last > 0 {
                return Err(diagnostics.push(made_twice(&what, &site)));
            }
            let entry = entry_of(entry, last).map_err(|reason| {
                diagnostics.push(edited_manifest(format!("{what} {reason}"), &site))
            })?;
            entries.push(entry);
        }
        let latest = entries.last().map_or(0, |entry| entry.number);
        let established = *written.established.get_ref();
        if established > latest {
            let site = Site::new(source, written.established.span());
            let message =
                format!("`established` is {established}, and the newest release is {latest}");
            return Err(diagnostics.push(
                Diagnostic::error("bad_manifest", &site, message)
                    .note("`avro-temporal establish` writes it")
                    .help(format!("write `established = {latest}`, or less")),
            ));
        }
        Ok(Self {
            subject: written.subject,
            established,
            entries,
            site,
        })
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
            write_json_string(&name.replace('\u{7f}', ""), out);
            let _ = writeln!(
                out,
                " = {{ version = {version}, identity = \"{identity}\" }}"
            );
        }
    }
}

/// A manifest that is not as it was written.
pub(super) fn edited_manifest(message: String, site: &Site) -> Diagnostic {
    Diagnostic::error("bad_manifest", site, message)
        .note("`avro-temporal release` writes it, and nobody edits it")
        .help("take it from the last commit that has it as it was written")
}

/// A merge that kept both of two releases.
fn made_twice(what: &str, site: &Site) -> Diagnostic {
    Diagnostic::error("release_conflict", site, format!("{what} stands twice"))
        .note("two people released at once, and each took the next number")
        .help(CONFLICT_HELP)
}

const CONFLICT_HELP: &str = "keep the releases as they are on the branch that was merged first \
     (`git checkout BRANCH -- FOLDER`); then `avro-temporal release` makes yours the next";

fn subject_shown(subject: &str) -> String {
    subject.escape_debug().to_string()
}

/// A day as manifests have it: `2026-01-31`.
fn is_day(text: &str) -> bool {
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|it| it.is_ascii_digit())
    };
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2)
            && ("01"..="12").contains(month) && ("01"..="31").contains(day))
}

/// A release; `last` is the number of the one before it.
fn entry_of(written: WrittenEntry, last: u32) -> Result<Entry, String> {
    if written.number != last + 1 {
        return Err(match last {
            0 => "is the first, and release 1 is missing".to_owned(),
            last => format!("comes after release {last}"),
        });
    }
    // No path, and nothing that a file system takes for one.
    let files = ["avpr", "avsc"].map(|extension| format!("{}.{extension}", written.number));
    if !files.contains(&written.file) {
        return Err(format!(
            "has another file than `{}` or `{}`",
            files[0], files[1]
        ));
    }
    let days = std::iter::once(&written.date).chain(&written.retired);
    if !days.into_iter().all(|day| is_day(day)) {
        return Err("has a date that is none: write it as `2026-01-31`".to_owned());
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
        let shown = name.escape_debug();
        if !(1..=written.number).contains(&version) {
            return Err(format!("has version {version} of `{shown}`"));
        }
        let identity = identity(&text, &format!("`{shown}`"))?;
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
        if ["<<<<<<< ", "||||||| ", ">>>>>>> "]
            .iter()
            .any(|it| line.starts_with(it))
        {
            let site = Site::new(source, at..at + line.trim_end().len());
            let message = format!("`{}` holds a merge that isn't finished", source.name);
            return Some(
                Diagnostic::error("release_conflict", &site, message)
                    .note("two people released at once, and each took the next number")
                    .help(CONFLICT_HELP),
            );
        }
        at += line.len();
    }
    None
}
