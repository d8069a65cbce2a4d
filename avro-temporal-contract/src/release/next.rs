//! The next release.

use std::collections::BTreeMap;

use super::content::content_of;
use super::manifest::{Entry, Manifest, TypeVersion};
use super::released::identities;
use super::{Body, Subject, release_text};
use crate::contract::resolve_contract_of;
use crate::diagnostic::{Diagnostics, Reported};
use crate::schema::{Identity, Names, resolve_schemas};
use crate::site::Source;

/// A release that isn't written yet.
#[derive(Debug, Clone)]
pub struct Next {
    /// Its line in the manifest; without a date, and without who made it and why.
    pub entry: Entry,
    /// The text of its file.
    pub text: String,
}

/// What the next release of a subject would be; `None` if the last one holds the same. `file` is
/// the position of the subject's file in its set.
///
/// # Errors
///
/// If the subject with the types of other files in it is no sound schema: two of them differ under
/// one name.
pub fn next_release(
    working: &Subject,
    file: usize,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Next>, Reported> {
    let number = manifest.latest() + 1;
    let (extension, is_contract) = match working.body {
        Body::Contract(_) => ("avpr", true),
        Body::Type(_) => ("avsc", false),
    };
    let name = format!("{number}.{extension}");
    let text = release_text(working, file);
    let source = Source::new(&name, &text);
    // Warnings were given when the working schema was read.
    let mut own = Diagnostics::new();
    let read = resolve_schemas(&[source], &[], Names::Relative, &mut own).and_then(|set| {
        if is_contract {
            resolve_contract_of(set, 0, &mut own).map(|(set, _)| set)
        } else {
            Ok(set)
        }
    });
    let set = read.inspect_err(|_| diagnostics.extend(own))?;
    let content = content_of(&set.files()[0].node);
    let last = manifest.entries.last();
    if last.is_some_and(|last| last.content == content && last.retired.is_none()) {
        return Ok(None);
    }
    let types = identities(&set)
        .into_iter()
        .map(|(name, identity)| {
            let version = version_of(&name, identity, manifest);
            (name, TypeVersion { version, identity })
        })
        .collect::<BTreeMap<_, _>>();
    Ok(Some(Next {
        entry: Entry {
            number,
            date: String::new(),
            by: String::new(),
            why: String::new(),
            file: name,
            content,
            types,
            retired: None,
        },
        text,
    }))
}

/// The version that a type had when it was the same, or the one after its newest.
fn version_of(name: &str, identity: Identity, manifest: &Manifest) -> u32 {
    let known = || manifest.entries.iter().filter_map(|it| it.types.get(name));
    match known().find(|it| it.identity == identity) {
        Some(same) => same.version,
        None => known().map(|it| it.version).max().unwrap_or(0) + 1,
    }
}
