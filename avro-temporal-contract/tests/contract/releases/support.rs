//! Releases made from texts, as the command line makes them on the disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use avro_temporal_contract::contract::{is_contract, resolve_contract_of};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{Body, Manifest, Releases, Subject, next_release};
use avro_temporal_contract::schema::{Kind, Names, SchemaSet, Type, resolve_schemas};
use avro_temporal_contract::site::Source;

/// What a file holds: a contract, or the schema that it is.
pub(crate) fn subject(name: &str, text: &str) -> Subject {
    subject_beside(name, text, &[])
}

/// What a file holds whose folder has other files.
pub(crate) fn subject_beside(name: &str, text: &str, others: &[(&str, &str)]) -> Subject {
    let mut diagnostics = Diagnostics::new();
    let others: Vec<_> = others
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect();
    let source = Source::new(name, text);
    let set = resolve_schemas(&[source], &others, Names::Relative, &mut diagnostics);
    let Ok(set) = set else {
        panic!("{name}: {diagnostics}");
    };
    subject_of(set).unwrap_or_else(|diagnostics| panic!("{name}: {diagnostics}"))
}

fn subject_of(set: SchemaSet) -> Result<Subject, Diagnostics> {
    let file = &set.files()[0];
    if !is_contract(file) {
        // A schema with the types that it needs is a list, and comes last.
        let last = || {
            let id = *file.types.last().expect("a type");
            Type::new(Kind::Named(id), set.get(id).site.clone())
        };
        let body = Body::Type(file.root.clone().unwrap_or_else(last));
        return Ok(Subject {
            set: Arc::new(set),
            body,
        });
    }
    let mut diagnostics = Diagnostics::new();
    match resolve_contract_of(set, 0, &mut diagnostics) {
        Ok((set, contract)) => Ok(Subject {
            set: Arc::new(set),
            body: Body::Contract(Box::new(contract)),
        }),
        Err(_) => Err(diagnostics),
    }
}

/// A folder of releases.
#[derive(Clone)]
pub(crate) struct Folder {
    pub(crate) manifest: Manifest,
    pub(crate) files: BTreeMap<String, String>,
}

impl Folder {
    pub(crate) fn new(subject: &Subject) -> Self {
        Self {
            manifest: Manifest::empty(subject.name().as_str()),
            files: BTreeMap::new(),
        }
    }

    /// Releases a subject; `false` if the last release holds the same.
    pub(crate) fn release(&mut self, subject: &Subject) -> bool {
        let mut diagnostics = Diagnostics::new();
        let next = next_release(subject, 0, &self.manifest, &mut diagnostics);
        assert_eq!(diagnostics.to_string(), "");
        let Some(mut next) = next.expect("no error") else {
            return false;
        };
        "2026-01-31".clone_into(&mut next.entry.date);
        "Ann \"A\" \u{7f}Ö <a@example.com>".clone_into(&mut next.entry.by);
        "because\nof \\ this".clone_into(&mut next.entry.why);
        self.files.insert(next.entry.file.clone(), next.text);
        self.manifest.entries.push(next.entry);
        true
    }

    /// Reads the folder as it would be written.
    pub(crate) fn load(&self) -> Result<Releases, Diagnostics> {
        load(&self.manifest.render(), &self.manifest.subject, &self.files)
    }
}

/// Reads a manifest and the files beside it.
pub(crate) fn load(
    manifest: &str,
    subject: &str,
    files: &BTreeMap<String, String>,
) -> Result<Releases, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let read = |file: &str| match files.get(file) {
        Some(text) => Ok(Source::new(file, text)),
        None => Err("there is no such file".to_owned()),
    };
    let manifest = Source::new("releases.toml", manifest);
    match Releases::load(&manifest, subject, read, &mut diagnostics) {
        Ok(releases) => {
            assert_eq!(diagnostics.to_string(), "");
            Ok(releases)
        }
        Err(_) => {
            assert!(diagnostics.check().is_err(), "an error is told");
            Err(diagnostics)
        }
    }
}
