//! `init`: begins the releases of a contract or schema.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::release::{MANIFEST, Manifest};

use crate::answer::{Answer, Failure};
use crate::releases::{Folder, Working, check_files, not_releasable};
use crate::schemas::shown;

#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// Contracts, and files that are one named type each
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &InitArgs) -> Result<Answer, Failure> {
    let working = sound(&args.files)?;
    let folders: Vec<Folder> = working.iter().map(Folder::of).collect();
    // All or none.
    for folder in &folders {
        if folder.is_begun() {
            return Err(Failure::value(format!(
                "`{}` is there already\n  help: leave it; `avro-temporal release --why TEXT FILE` adds \
                 a release to it",
                shown(&folder.manifest())
            )));
        }
    }
    let mut results = String::new();
    for (working, folder) in working.iter().zip(&folders) {
        let name = working.subject.name();
        folder.write(MANIFEST, &Manifest::empty(name.as_str()).render())?;
        let _ = writeln!(results, "wrote {}", shown(&folder.manifest()));
    }
    results.push_str("Commit it; then `avro-temporal release --why TEXT FILE` makes release 1.\n");
    Ok(Answer::yes(results, String::new()))
}

/// What the files hold, if all of it is sound and can be released.
pub(super) fn sound(files: &[PathBuf]) -> Result<Vec<Working>, Failure> {
    let checked = check_files(files);
    let messages = crate::answer::render_diagnostics(checked.diagnostics.errors());
    if checked.is_missing {
        return Err(Failure::Usage(messages));
    }
    if checked.diagnostics.check().is_err() {
        return Err(Failure::Refused(messages));
    }
    let mut sound = Vec::new();
    for (working, path) in checked.working.into_iter().zip(files) {
        sound.push(working.ok_or_else(|| not_releasable(path))?);
    }
    Ok(sound)
}
