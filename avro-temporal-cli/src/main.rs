//! The command line of avro-temporal.

mod answer;
mod args;
mod bundle;
mod codec_endpoint;
mod commands;
mod cors;
mod namespace;
mod output;
mod package;
mod page;
mod payload;
mod payloads;
mod recorded;
mod releases;
mod routes;
mod schemas;
mod secret;
mod server;
mod survey;
mod value;
mod wire_payload;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use commands::{
    canonical, check, compare, decode, diff, docs, doctor, encode, establish, explain, fingerprint,
    generate, history, init, release, retire,
};

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
        Command::Init(args) => init::run(&args),
        Command::Release(args) => release::run(&args),
        Command::Establish(args) => establish::run(&args),
        Command::Retire(args) => retire::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::History(args) => history::run(&args),
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
