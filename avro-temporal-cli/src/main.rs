//! The command line of avro-temporal.

mod answer;
mod args;
mod commands;
mod cors;
mod output;
mod package;
mod page;
mod payload;
mod payloads;
mod routes;
mod schemas;
mod server;
mod value;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use commands::{canonical, check, compare, decode, docs, encode, fingerprint, generate};

fn main() -> ExitCode {
    answer::print(match Args::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Canonical(args) => canonical::run(&args),
        Command::Fingerprint(args) => fingerprint::run(&args),
        Command::Encode(args) => encode::run(args),
        Command::Decode(args) => decode::run(args),
        Command::Compare(args) => compare::run(&args),
        Command::Generate(args) => generate::run(&args),
        Command::Docs(args) => docs::run(&args),
        Command::CodecServer(args) => return serve(args),
    })
}

fn serve(args: args::CodecServerArgs) -> ExitCode {
    match server::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
