//! The `temporal` executable.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::process::capture;

/// Generous: the first run of an executable may have to wait for a cold disk.
const LIMIT: Duration = Duration::from_secs(30);

/// A `temporal` executable that has been seen to run.
#[derive(Clone, Debug)]
pub(crate) struct TemporalCli {
    program: PathBuf,
    version: String,
}

impl TemporalCli {
    /// Runs `temporal --version`.
    pub(crate) fn check(program: &Path) -> Result<Self> {
        let program = std::path::absolute(program)?;
        let mut command = Command::new(&program);
        command.arg("--version");
        neutral(&mut command);
        let answer = capture("temporal --version", command, LIMIT)?;
        let version = answer.lines().next().unwrap_or_default().to_owned();
        ensure!(
            version.starts_with("temporal version"),
            "`{} --version` answers `{version}` instead of `temporal version …`",
            program.display()
        );
        Ok(Self { program, version })
    }

    /// Returns the absolute path of the executable.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Returns what `temporal --version` says.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// Returns a command that no setting of the user changes.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        neutral(&mut command);
        // What `temporal env set` has written; the variable for it is not enough.
        command.args(["--env-file", "/dev/null"]);
        command
    }

    /// Asks a server for its health and for the namespace that the tests use.
    pub(crate) fn probe(&self, address: &str) -> Result<()> {
        let questions: [&[&str]; 2] = [
            &["cluster", "health"],
            &["namespace", "describe", "--namespace", "default"],
        ];
        for question in questions {
            let mut command = self.command();
            command
                .arg("operator")
                .args(question)
                .args(["--address", address]);
            capture(
                &format!("temporal operator {}", question.join(" ")),
                command,
                LIMIT,
            )
            .with_context(|| format!("`{address}` doesn't serve"))?;
        }
        Ok(())
    }
}

/// Keeps the user's Temporal settings (an address, a profile, TLS, an API key) away from a program
/// that is to talk to the dev server alone.
pub(crate) fn neutral(command: &mut Command) {
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TEMPORAL_") {
            command.env_remove(name);
        }
    }
    command.env("TEMPORAL_CONFIG_FILE", "/dev/null");
}
