//! The releases of a subject, read and held against the manifest.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::content_of;
use super::manifest::{Entry, Manifest, TypeVersion, edited_manifest, unfinished_merge};
use super::{Body, Subject};
use crate::contract::resolve_contract_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::json::parse_json;
use crate::name::FullName;
use crate::schema::{Kind, Names, SchemaSet, Type, TypeId, resolve_schemas};
use crate::site::{Site, Source};

/// A release that is retained.
#[derive(Debug, Clone)]
pub struct Released {
    /// What the manifest says of it.
    pub entry: Entry,
    /// What was released.
    pub subject: Subject,
}

/// A manifest, and the releases that it retains.
#[derive(Debug, Clone)]
pub struct Releases {
    /// The manifest.
    pub manifest: Manifest,
    /// The releases whose files are there, from the oldest on.
    pub retained: Vec<Released>,
}

impl Releases {
    /// Reads a manifest and the files that it names. `read` gives the text of a file beside the
    /// manifest, or why there is none.
    ///
    /// # Errors
    ///
    /// A manifest of another subject, a file that is missing, edited, or no schema.
    pub fn load(
        manifest: &Arc<Source>,
        subject: &str,
        read: impl Fn(&str) -> Result<Arc<Source>, String>,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Reported> {
        let manifest = Manifest::parse(manifest, diagnostics)?;
        if manifest.subject != subject {
            let message = format!(
                "the releases are those of `{}`, and their folder is of `{subject}`",
                manifest.subject
            );
            return Err(diagnostics.push(
                Diagnostic::error("bad_manifest", &manifest.site, message)
                    .help("name the folder as what is released"),
            ));
        }
        let mut retained = Vec::new();
        let mut failed = None;
        for entry in manifest.retained() {
            let released = match read(&entry.file) {
                Ok(source) => Released::load(entry, &manifest, &source, diagnostics),
                Err(reason) => Err(diagnostics.push(missing(&manifest, entry, &reason))),
            };
            match released {
                Ok(released) => retained.push(released),
                Err(reported) => failed = Some(reported),
            }
        }
        match failed {
            Some(reported) => Err(reported),
            None => Ok(Self { manifest, retained }),
        }
    }

    /// The newest release that is retained.
    pub fn last(&self) -> Option<&Released> {
        self.retained.last()
    }

    /// The release of a number, if it is retained.
    pub fn get(&self, number: u32) -> Option<&Released> {
        self.retained.iter().find(|it| it.number() == number)
    }
}

impl Released {
    /// Its number, from 1.
    pub fn number(&self) -> u32 {
        self.entry.number
    }

    fn load(
        entry: &Entry,
        manifest: &Manifest,
        source: &Arc<Source>,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Reported> {
        if let Some(conflict) = unfinished_merge(source) {
            return Err(diagnostics.push(conflict));
        }
        let subject = manifest.subject.as_str();
        let edited = |what: &str| {
            let site = Site::new(source, 0..0);
            let message = format!("release {} of `{subject}` {what}", entry.number);
            Diagnostic::error("edited_release", &site, message)
                .note("runs hold payloads that were written by it as it was")
                .help(format!(
                    "take `{}` from the commit that released it; change the working schema instead",
                    source.name
                ))
        };
        let content = parse_json(source, &mut Diagnostics::new()).map(|node| content_of(&node));
        if content.ok() != Some(entry.content) {
            return Err(diagnostics.push(edited("was edited after it was released")));
        }
        // What was fine when it was released isn't told again, but for what keeps it from being read.
        let mut own = Diagnostics::new();
        let subject_read = match read_subject(source, subject, &mut own) {
            Ok(Some(read)) => read,
            Ok(None) => return Err(diagnostics.push(edited("is a release of something else"))),
            Err(reported) => {
                diagnostics.push(edited("can't be read any more"));
                diagnostics.extend(own);
                return Err(reported);
            }
        };
        let types = identities(&subject_read.set);
        let listed = |(name, version): (&String, &TypeVersion)| {
            types.get(name).is_some_and(|it| *it == version.identity)
        };
        if types.len() != entry.types.len() || !entry.types.iter().all(listed) {
            // The file is as it was released.
            let message = format!(
                "the manifest lists other types of release {} of `{subject}` than its file holds",
                entry.number
            );
            return Err(diagnostics.push(edited_manifest(message, &manifest.site)));
        }
        Ok(Self {
            entry: entry.clone(),
            subject: subject_read,
        })
    }
}

/// The identities of a set's types by fullname.
pub(super) fn identities(set: &SchemaSet) -> BTreeMap<String, crate::schema::Identity> {
    set.ids()
        .map(|id| {
            let name = set.get(id).name.to_string();
            (name, set.identity(&named(set, id)))
        })
        .collect()
}

/// A named type as a schema.
pub(super) fn named(set: &SchemaSet, id: TypeId) -> Type {
    Type::new(Kind::Named(id), set.get(id).site.clone())
}

/// Reads the text of a release: a protocol, or definitions of which one has the subject's name.
/// `None` if it is another's.
fn read_subject(
    source: &Arc<Source>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Subject>, Reported> {
    let wanted = std::slice::from_ref(source);
    let set = resolve_schemas(wanted, &[], Names::Relative, diagnostics)?;
    if set.files()[0].protocol.is_some() {
        let (set, contract) = resolve_contract_of(set, 0, diagnostics)?;
        return Ok((contract.name.as_str() == name).then(|| Subject {
            set: Arc::new(set),
            body: Body::Contract(Box::new(contract)),
        }));
    }
    let ty = set.find(&FullName::full(name)).map(|id| named(&set, id));
    Ok(ty.map(|ty| Subject {
        set: Arc::new(set),
        body: Body::Type(ty),
    }))
}

fn missing(manifest: &Manifest, entry: &Entry, reason: &str) -> Diagnostic {
    let message = format!(
        "release {} of `{}` has no file `{}`: {reason}",
        entry.number, manifest.subject, entry.file
    );
    Diagnostic::error("missing_release", &manifest.site, message)
        .note("runs may hold payloads that were written by it")
        .help("take the file from the commit that released it")
}
