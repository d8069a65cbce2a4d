//! `establish`: says that every worker knows a release, whose schemas then needn't travel.

use std::path::PathBuf;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{MANIFEST, Releases};

use super::init::sound;
use crate::answer::{Answer, Failure, render_diagnostics};
use crate::releases::{Folder, Working};
use crate::schemas::shown;

#[derive(Debug, clap::Args)]
pub(crate) struct EstablishArgs {
    /// The newest release that every worker is built with; 0 if there is none
    #[arg(value_name = "N")]
    number: u32,
    /// A contract, or a file that is one named type
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(args: &EstablishArgs) -> Result<Answer, Failure> {
    let (working, releases) = released(&args.file)?;
    let mut manifest = releases.manifest;
    let (latest, number) = (manifest.latest(), args.number);
    if number > latest {
        return Err(no_release(&working, number, latest));
    }
    let before = std::mem::replace(&mut manifest.established, number);
    let name = working.subject.name();
    if before == number {
        let said = format!("{name}: {number} is established already\n");
        return Ok(Answer::yes(said, String::new()));
    }
    let folder = Folder::of(&working);
    folder.write(MANIFEST, &manifest.render())?;
    let said = format!(
        "{name}: {number} is established, and was {before}\n  wrote {}\nCommit it. Payloads of later \
         releases, and of what isn't released, carry their schemas.\n",
        folder.shown(MANIFEST)
    );
    Ok(Answer::yes(said, String::new()))
}

/// A working file and its releases.
pub(super) fn released(file: &PathBuf) -> Result<(Working, Releases), Failure> {
    let working = sound(std::slice::from_ref(file))?.remove(0);
    let folder = Folder::of(&working);
    if !folder.is_begun() {
        let file = shown(file);
        return Err(Failure::usage(format!(
            "`{file}` has no releases yet\n  help: begin them: `avro-temporal init {file}`"
        )));
    }
    let mut diagnostics = Diagnostics::new();
    let releases = folder
        .load(&mut diagnostics)
        .map_err(|_| Failure::Refused(render_diagnostics(diagnostics.iter())))?;
    Ok((working, releases))
}

/// A number that nothing has.
pub(super) fn no_release(working: &Working, number: u32, latest: u32) -> Failure {
    let name = working.subject.name();
    let help = match latest {
        0 => "make one: `avro-temporal release --why TEXT FILE`".to_owned(),
        1 => "the only release is 1".to_owned(),
        latest => format!("the releases are 1 to {latest}"),
    };
    let what = match (latest, number) {
        (0, 0) => "no release yet".to_owned(),
        _ => format!("no release {number}"),
    };
    Failure::usage(format!("`{name}` has {what}\n  help: {help}"))
}
