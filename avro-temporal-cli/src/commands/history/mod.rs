//! `history`: what runs recorded.

mod check;
mod export;

use crate::answer::{Answer, Failure};

pub(crate) use check::Format;

#[derive(Debug, clap::Args)]
pub(crate) struct HistoryArgs {
    #[command(subcommand)]
    command: HistoryCommand,
}

#[derive(Debug, clap::Subcommand)]
enum HistoryCommand {
    /// Checks that recorded runs can be read with today's contract and releases
    ///
    /// Reads every payload of every event as a worker that is built with the files would, and says how:
    /// by its own schema, as a release has it, by the schema that travels with it, or as JSON; which
    /// defaults are filled in, and which fields dropped. What can't be read is an error.
    ///
    /// It runs no workflow code: what that does with what it reads, a replay shows.
    #[command(after_help = "\
Example: avro-temporal history check --histories histories schemas/orders.avpr")]
    Check(check::CheckArgs),
    /// Writes the histories of runs to a folder, with the schemas that read them
    ///
    /// The folder needs nothing else: `histories/` has a file for each run, which
    /// `avro_temporal_runtime::replay` reads, and `schemas/` the files that are named, what they need
    /// and what was released of them.
    ///
    /// Payloads are written as they are on the server; with `--codec-endpoint`, as the codec decodes
    /// them. They are what runs were given: keep the folder as you keep those.
    ///
    /// A run that the server deletes meanwhile is told and left out. It ends with 1 if no run is
    /// written.
    #[command(after_help = "\
Example: avro-temporal history export --query \"ExecutionStatus = 'Running'\" --out runs schemas/orders.avpr")]
    Export(export::ExportArgs),
}

pub(crate) fn run(args: &HistoryArgs) -> Result<Answer, Failure> {
    match &args.command {
        HistoryCommand::Check(args) => check::run(args),
        HistoryCommand::Export(args) => export::run(args),
    }
}
