//! The project's own commands, run as `cargo xtask`.
//!
//! Works on Unix: what it starts is kept in process groups, so that nothing is left behind.

mod args;
mod bench;
mod demo;
mod interrupt;
mod logs;
mod process;
mod progress;
mod python;
mod server;
mod soak;
mod step;
mod test;
mod tidy;
mod wheel;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use args::{Args, Command};
use clap::Parser;
use interrupt::Interrupted;
use test::Tally;
use workspace::Workspace;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut tally = None;
    let code = match run(&args, &mut tally) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error),
    };
    // The last line, after an error too.
    if let Some(tally) = tally {
        println!("{tally}");
    }
    code
}

fn run(args: &Args, tally: &mut Option<Tally>) -> Result<()> {
    interrupt::listen()?;
    let workspace = Workspace::load()?;
    match &args.command {
        Command::Demo(options) => demo::run(&demo::ORDERS, &workspace, options.ui),
        Command::Test(options) => {
            test::run(&workspace, &options.stages, &options.cargo_test, tally)
        }
        Command::Bench(options) => bench::run(&workspace, options.value.as_deref()),
        Command::Soak { subject } => soak::run(&workspace, subject),
        Command::Tidy => tidy::run(&workspace),
    }
}

fn report(error: &anyhow::Error) -> ExitCode {
    if let Some(interrupted) = error.downcast_ref::<Interrupted>() {
        eprintln!("{interrupted}");
        return ExitCode::from(interrupted.exit_code());
    }
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}
