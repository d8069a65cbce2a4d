//! Whether a Python has fastavro.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::fetch::VERSION;
use crate::process::capture;

/// Generous: the first run of an interpreter may have to wait for a cold disk.
const LIMIT: Duration = Duration::from_mins(1);

/// Imports fastavro, and fails unless it is the version that the tests know.
pub(super) fn check(program: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command.args(["-B", "-c", "import fastavro; print(fastavro.__version__)"]);
    let answer = capture("import fastavro", command, LIMIT)?;
    let version = answer.trim();
    ensure!(
        version == VERSION,
        "`{}` has fastavro {version}, and {VERSION} is needed",
        program.display()
    );
    Ok(())
}
