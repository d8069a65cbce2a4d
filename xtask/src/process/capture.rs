//! A command run for what it prints.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Guard, Output};

/// Runs a command and returns its standard output.
///
/// # Errors
///
/// When it fails (with its standard error), after the limit, and on Ctrl-C.
pub(crate) fn capture(name: &str, command: Command, limit: Duration) -> Result<String> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let data = folder.path().join("output");
    let output = Output::passing(data.clone(), folder.path().join("errors"));
    Guard::start(name, command, output)?.finish(Some(limit))?;
    let bytes = fs::read(&data)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str) -> Result<String> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        capture("script", command, Duration::from_secs(10))
    }

    #[test]
    fn standard_output_alone_is_returned() {
        assert_eq!(
            run("echo data; echo noise >&2").expect("it succeeds"),
            "data\n"
        );
    }

    #[test]
    fn a_failure_shows_standard_error() {
        let error = run("echo 'no such table' >&2; exit 1")
            .expect_err("it fails")
            .to_string();
        assert!(error.contains("| no such table"), "{error}");
    }
}
