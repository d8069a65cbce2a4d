//! Where a process writes.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::tail;

/// Where a process writes; a stream without a file goes where this process's own goes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    stdout: Option<PathBuf>,
    stderr: Option<PathBuf>,
    last_words: LastWords,
}

/// What the message of a failure quotes of standard error.
#[derive(Clone, Copy, Debug, Default)]
enum LastWords {
    /// The end, with the name of the file.
    #[default]
    Named,
    /// The end alone: the file is gone when the message is read.
    Unnamed,
    /// Nothing: it has been shown.
    Shown,
}

impl Output {
    /// Both streams are shown.
    pub(crate) fn shown() -> Self {
        Self::default()
    }

    /// Both streams go to a log.
    pub(crate) fn log(file: PathBuf) -> Self {
        Self {
            stdout: Some(file.clone()),
            stderr: Some(file),
            last_words: LastWords::Named,
        }
    }

    /// Both streams go to a log, in the order of their lines, and the caller shows it.
    pub(crate) fn relayed(file: PathBuf) -> Self {
        Self {
            last_words: LastWords::Shown,
            ..Self::log(file)
        }
    }

    /// Standard output is shown, standard error goes to a log.
    pub(crate) fn errors_to(file: PathBuf) -> Self {
        Self {
            stderr: Some(file),
            ..Self::default()
        }
    }

    /// Standard output goes to a file, standard error is shown.
    pub(crate) fn data_to(file: PathBuf) -> Self {
        Self {
            stdout: Some(file),
            ..Self::default()
        }
    }

    /// Each stream goes to its own file, and the files don't outlive the caller.
    pub(crate) fn passing(stdout: PathBuf, stderr: PathBuf) -> Self {
        Self {
            stdout: Some(stdout),
            stderr: Some(stderr),
            last_words: LastWords::Unnamed,
        }
    }

    /// Renders the end of standard error, to be appended to the message of a failure.
    pub(super) fn last_words(&self) -> String {
        match (&self.stderr, self.last_words) {
            (Some(log), LastWords::Named) => {
                format!("; the end of `{}`:\n{}", log.display(), tail(log))
            }
            (Some(log), LastWords::Unnamed) => format!("; it printed:\n{}", tail(log)),
            (Some(_), LastWords::Shown) | (None, _) => String::new(),
        }
    }

    /// Connects the streams of a command that is about to start.
    pub(super) fn connect(&self, command: &mut Command) -> Result<()> {
        let stdout = self.stdout.as_deref().map(create).transpose()?;
        let stderr = match (&self.stderr, &stdout) {
            (Some(path), Some(file)) if self.stdout.as_ref() == Some(path) => {
                Some(file.try_clone().with_context(|| unwritable(path))?)
            }
            (path, _) => path.as_deref().map(create).transpose()?,
        };
        command.stdin(Stdio::null());
        command.stdout(stdout.map_or_else(Stdio::inherit, Stdio::from));
        command.stderr(stderr.map_or_else(Stdio::inherit, Stdio::from));
        Ok(())
    }
}

fn create(path: &Path) -> Result<File> {
    File::create(path).with_context(|| unwritable(path))
}

fn unwritable(path: &Path) -> String {
    format!("`{}` can't be written", path.display())
}
