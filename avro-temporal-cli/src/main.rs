//! The command line of avro-temporal.

mod args;
mod cors;
mod payload;
mod payloads;
mod routes;
mod server;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;

fn main() -> ExitCode {
    let Command::CodecServer(args) = Args::parse().command;
    match server::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
