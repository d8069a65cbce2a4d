//! `cargo xtask soak`: what is found only by trying for long.

mod fuzz;
mod runs;

use anyhow::Result;

pub(crate) use fuzz::FuzzArgs;
pub(crate) use runs::RunsArgs;

use crate::workspace::Workspace;

/// What is tried.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Subject {
    /// Gives mutated input to every decoder and to the schema parser, and stops where one fails
    Fuzz(FuzzArgs),
    /// Hands runs of the example of three releases from release to release, and replays histories
    /// of the first two with the third
    Runs(RunsArgs),
}

/// Runs the subject until its time is over, or something is found.
pub(crate) fn run(workspace: &Workspace, subject: &Subject) -> Result<()> {
    match subject {
        Subject::Fuzz(options) => fuzz::run(workspace, options),
        Subject::Runs(options) => runs::run(workspace, options),
    }
}
