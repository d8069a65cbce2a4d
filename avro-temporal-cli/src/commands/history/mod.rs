//! `history`: recorded runs.

pub(crate) mod check;

use crate::answer::{Answer, Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum HistoryCommand {
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
}

pub(crate) fn run(command: &HistoryCommand) -> Result<Answer, Failure> {
    match command {
        HistoryCommand::Check(args) => check::run(args),
    }
}
