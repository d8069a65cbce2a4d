//! The programs, with what libFuzzer needs to see where an input leads.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use super::folders::Folders;
use crate::process::{Guard, Output, capture};
use crate::workspace::Workspace;

/// Each edge that is taken counts, and each comparison is seen: a stable compiler can do both.
const COVERAGE: &str = "-Cpasses=sancov-module \
     -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares \
     --cfg fuzzing";
/// The profile in the workspace's manifest.
const PROFILE: &str = "fuzz";

/// Builds all targets, and returns the folder of their programs.
pub(super) fn build(workspace: &Workspace, folders: &Folders) -> Result<PathBuf> {
    let host = host(workspace)?;
    let mut command = workspace.cargo();
    command.args(["build", "--locked", "--profile", PROFILE]);
    command.args(["--package", "fuzz", "--bins", "--features", "libfuzzer"]);
    // A named target keeps the flags away from build scripts and macros, which link no libFuzzer.
    command.args(["--target", &host]);
    command.arg("--target-dir").arg(&folders.target);
    command.env("RUSTFLAGS", COVERAGE);
    command.env_remove("CARGO_ENCODED_RUSTFLAGS");
    Guard::start("cargo build", command, Output::shown())?.finish(None)?;
    Ok(folders.target.join(host).join(PROFILE))
}

fn host(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.cargo();
    command.args(["--version", "--verbose"]);
    let answer = capture("cargo --version", command, Duration::from_mins(1))?;
    parse_host(&answer).context("`cargo --version --verbose` names no host")
}

fn parse_host(answer: &str) -> Option<String> {
    let line = answer
        .lines()
        .find_map(|line| line.strip_prefix("host: "))?;
    Some(line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_cargos_version() {
        let answer = "cargo 1.92.0\nrelease: 1.92.0\nhost: x86_64-unknown-linux-gnu\nos: Linux\n";
        assert_eq!(
            parse_host(answer).as_deref(),
            Some("x86_64-unknown-linux-gnu")
        );
        assert_eq!(parse_host("cargo 1.92.0\n"), None);
    }
}
