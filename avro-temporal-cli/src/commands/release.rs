//! `release`: keeps the working contract or schema as it is, for whoever reads its payloads later.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{MANIFEST, next_release};

use crate::answer::{Answer, Failure, render_diagnostics};
use crate::releases::{Folder, Format, check_files, not_releasable, report, today};
use crate::schemas::{folder, shown};

#[derive(Debug, clap::Args)]
pub(crate) struct ReleaseArgs {
    /// Why it changed, for whoever reads the manifest
    #[arg(long, value_name = "TEXT", value_parser = parse_text)]
    why: String,
    /// Who releases it; by default Git's `user.name` and `user.email`
    #[arg(long, value_name = "NAME", value_parser = parse_text)]
    by: Option<String>,
    /// How findings are told
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    /// A contract, or a file that is one named type
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

fn parse_text(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("write a text that says something"),
        text => Ok(text.to_owned()),
    }
}

pub(crate) fn run(args: &ReleaseArgs) -> Result<Answer, Failure> {
    let file = shown(&args.file);
    let checked = check_files(std::slice::from_ref(&args.file));
    if checked.is_refused() {
        let closing = format!("error: `{file}` is not released: an error stands in the way\n");
        return report(&checked, args.format, "", &closing);
    }
    let Some(working) = checked.working.iter().flatten().next() else {
        return Err(not_releasable(&args.file));
    };
    let Some(compared) = checked.released.first() else {
        return Err(Failure::usage(format!(
            "`{file}` has no releases yet\n  help: begin them: `avro-temporal init {file}`"
        )));
    };
    let mut manifest = compared.releases.manifest.clone();
    let mut diagnostics = Diagnostics::new();
    let next = next_release(&working.subject, working.file, &manifest, &mut diagnostics)
        .map_err(|_| Failure::Refused(render_diagnostics(diagnostics.iter())))?;
    let Some(mut next) = next else {
        let latest = manifest.latest();
        let closing = format!("`{file}` is as it was in release {latest}: nothing to release\n");
        return report(&checked, args.format, "", &closing);
    };
    next.entry.why.clone_from(&args.why);
    next.entry.by = match &args.by {
        Some(by) => by.clone(),
        None => git_user(folder(&args.file)).ok_or_else(nobody)?,
    };
    next.entry.date = today();
    let number = next.entry.number;
    let release = next.entry.file.clone();
    manifest.entries.push(next.entry);
    let folder = Folder::of(working);
    folder.write(&release, &next.text)?;
    // Last: what it doesn't list is no release.
    folder.write(MANIFEST, &manifest.render())?;
    let mut closing = format!("{} has release {number}:\n", compared.name);
    for written in [release.as_str(), MANIFEST] {
        let _ = writeln!(closing, "  wrote {}", folder.shown(written));
    }
    let _ = writeln!(
        closing,
        "Commit both with the change. Once every worker is built with it: `avro-temporal establish {number} {file}`"
    );
    match args.format {
        Format::Text => report(&checked, args.format, &closing, ""),
        Format::Json | Format::Github => report(&checked, args.format, "", &closing),
    }
}

/// Who Git says that is at work in a folder: `Ann Example <ann@example.com>`.
fn git_user(folder: &Path) -> Option<String> {
    let ask = |key: &str| {
        let mut git = Command::new("git");
        let output = git
            .args(["config", "--get", key])
            .current_dir(folder)
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        (output.status.success() && !text.is_empty()).then_some(text)
    };
    let name = ask("user.name")?;
    Some(match ask("user.email") {
        Some(email) => format!("{name} <{email}>"),
        None => name,
    })
}

fn nobody() -> Failure {
    Failure::usage(
        "nobody is known to release it\n  help: add `--by NAME`, or set Git's `user.name`",
    )
}
