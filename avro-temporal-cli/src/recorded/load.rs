//! Contracts and schemas from files, with the releases beside them.

use std::path::PathBuf;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::reading::Readers;

use super::contracts::Contracts;
use crate::answer::{Failure, render_diagnostics};
use crate::releases::{Folder, not_releasable, subjects};
use crate::schemas::load;

/// Reads files, and the releases of each that has some; also what there is to warn of.
///
/// # Errors
///
/// What can't be read, or isn't sound.
pub(crate) fn load_contracts(paths: &[PathBuf]) -> Result<(Contracts, String), Failure> {
    let loaded = load(paths)?;
    let mut diagnostics = Diagnostics::new();
    let refused =
        |diagnostics: &Diagnostics| Failure::Refused(render_diagnostics(diagnostics.iter()));
    let working = subjects(&loaded, paths, &mut diagnostics);
    if diagnostics.check().is_err() {
        return Err(refused(&diagnostics));
    }
    let mut contracts = Contracts { all: Vec::new() };
    for (working, path) in working.iter().zip(paths) {
        let working = working.as_ref().ok_or_else(|| not_releasable(path))?;
        let folder = Folder::of(working);
        let mut releases = None;
        if folder.is_begun() {
            let loaded = folder.load(&mut diagnostics);
            releases = Some(loaded.map_err(|_| refused(&diagnostics))?);
        }
        let readers = Readers::new(&working.subject, releases.as_ref());
        contracts.all.push(readers);
    }
    Ok((contracts, render_diagnostics(diagnostics.iter())))
}
