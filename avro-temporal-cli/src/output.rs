//! A result that goes to a file, if one is named.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use avro_temporal_contract::diagnostic::Diagnostic;

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};

#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// Writes to a file, if what it holds differs, and not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl OutputArgs {
    /// Finds a file that is to be read and written.
    pub(crate) fn check(&self, files: &[PathBuf]) -> Result<(), Failure> {
        let Some(out) = &self.out else { return Ok(()) };
        let Ok(written) = fs::canonicalize(out) else {
            return Ok(());
        };
        let is_it = |file: &PathBuf| fs::canonicalize(file).is_ok_and(|file| file == written);
        if files.iter().any(is_it) {
            return Err(unwritable(out, "it is one of the files that are read"));
        }
        Ok(())
    }

    /// The answer: the text, or that it was written.
    pub(crate) fn answer(&self, text: String, warnings: &str) -> Result<Answer, Failure> {
        let Some(out) = &self.out else {
            return Ok(Answer::yes(text, warnings.to_owned()));
        };
        let said = if write(out, &text)? {
            format!("`{}` is written\n", out.display())
        } else {
            format!("`{}` is up to date\n", out.display())
        };
        let messages = join_messages(&[warnings, &said]);
        Ok(Answer::yes(String::new(), messages))
    }
}

/// Writes a text to a file that doesn't hold it, and says whether it did.
fn write(path: &Path, text: &str) -> Result<bool, Failure> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(unwritable(path, "it is a folder"));
    }
    // A device or a pipe would be replaced by a file.
    if existing.as_ref().is_some_and(|it| !it.is_file()) {
        return Err(unwritable(path, "it is not a file"));
    }
    if existing.is_some() && fs::read(path).is_ok_and(|was| was == text.as_bytes()) {
        return Ok(false);
    }
    // Through a link, so that it goes on being one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let replaced = replace(&target, text, existing.map(|it| it.permissions()));
    replaced.map(|()| true).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "its folder isn't there".to_owned(),
            _ => error.to_string(),
        };
        unwritable(path, &reason)
    })
}

/// Puts a text in the place of a file in one step: whoever reads it meanwhile reads the one or the
/// other, whole.
fn replace(target: &Path, text: &str, permissions: Option<fs::Permissions>) -> io::Result<()> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::other("it has no name"))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.tmp", process::id()));
    let beside = target.with_file_name(beside);
    let mut file = File::create_new(&beside)?;
    let written = (|| {
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        fs::rename(&beside, target)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn unwritable(path: &Path, reason: &str) -> Failure {
    let message = format!("`{}` can't be written: {reason}", path.display());
    let diagnostic = Diagnostic::outside("output_unwritable", message);
    let diagnostic = diagnostic.help("name a file in a folder that can be written to");
    Failure::Usage(render_diagnostics([&diagnostic]))
}
