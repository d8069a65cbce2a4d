//! Parts of the toolchain that can be missing.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::interrupt;
use crate::process::capture;
use crate::workspace::Workspace;

/// Fails when a cargo command isn't installed, with the command that installs it.
pub(super) fn require(workspace: &Workspace, subcommand: &str, component: &str) -> Result<()> {
    let mut command = workspace.cargo();
    command.args([subcommand, "--version"]);
    let name = format!("cargo {subcommand} --version");
    if capture(&name, command, Duration::from_mins(1)).is_ok() {
        return Ok(());
    }
    interrupt::check()?;
    bail!("`cargo {subcommand}` is not installed; run `rustup component add {component}`")
}
