//! `history`: what runs recorded.

mod export;

use crate::answer::{Answer, Failure};

#[derive(Debug, clap::Args)]
pub(crate) struct HistoryArgs {
    #[command(subcommand)]
    command: HistoryCommand,
}

#[derive(Debug, clap::Subcommand)]
enum HistoryCommand {
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
        HistoryCommand::Export(args) => export::run(args),
    }
}
