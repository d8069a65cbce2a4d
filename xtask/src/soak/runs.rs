//! `cargo xtask soak runs`: the tests of many runs in `examples/evolution`, and of spoilt histories,
//! with more of them.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::progress::Screen;
use crate::server::{DevServer, ServerOptions, locate, neutral};
use crate::step::step;
use crate::test::{SERVER_VARIABLE, count};
use crate::workspace::Workspace;

/// How many tests there are: of runs that are handed over, and of histories.
const TESTS: u64 = 2;

#[derive(Debug, clap::Args)]
pub(crate) struct RunsArgs {
    /// How many runs are handed from release to release
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,
    /// How many histories are recorded and replayed, at least
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) histories: u32,
    /// How many histories are spoilt, for the replayer and `history check` to agree on
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(2..))]
    pub(crate) spoilt: u32,
}

/// The tests that are run with more of them.
const HANDED_OVER: [&str; 4] = ["--package", "evolution", "--test", "server"];
/// The test of spoilt histories.
const AGREEMENT: [&str; 4] = ["--package", "avro-temporal-cli", "--test", "commands"];

/// Builds the tests and runs them on a server of their own.
pub(crate) fn run(workspace: &Workspace, options: &RunsArgs) -> Result<()> {
    let logs = Logs::create(&workspace.target, "soak-runs")?;
    eprintln!("logs: {}", logs.folder().display());
    let cli = locate(&workspace.target, Screen::Free)?;
    step("build the tests", || {
        for tests in [HANDED_OVER, AGREEMENT] {
            let build = cargo_test(workspace, tests, &["--no-run"]);
            Guard::start("cargo test --no-run", build, Output::shown())?.finish(None)?;
        }
        Ok(())
    })?;
    step(&format!("spoil {} histories", options.spoilt), || {
        let mut command = cargo_test(workspace, AGREEMENT, &["--", "agreement::"]);
        command.env("AVRO_TEMPORAL_MUTATIONS", options.spoilt.to_string());
        let log = logs.file("agreement");
        Guard::start("cargo test", command, Output::relayed(log))?.finish(None)
    })?;
    let title = format!(
        "hand over {} runs, and replay {} histories",
        options.runs, options.histories
    );
    step(&title, || {
        let log = logs.file("temporal-server");
        let mut server = DevServer::start(&cli, &ServerOptions::default(), &log)?;
        let mut command = cargo_test(workspace, HANDED_OVER, &["--", "many::", "--nocapture"]);
        command
            .env(SERVER_VARIABLE, &server.address)
            .env("EVOLUTION_RUNS", options.runs.to_string())
            .env("EVOLUTION_HISTORIES", options.histories.to_string());
        let log = logs.file("cargo-test");
        let mut tests = Guard::start("cargo test", command, Output::relayed(log.clone()))?;
        let (counted, outcome) = count(&mut tests, &log, || server.process().must_run())?;
        outcome?;
        ensure!(
            counted.passed == TESTS,
            "{} tests ran, and there are {TESTS}",
            counted.passed
        );
        Ok(())
    })
}

fn cargo_test(workspace: &Workspace, tests: [&str; 4], arguments: &[&str]) -> Command {
    let mut command = workspace.cargo();
    command.args(["test", "--locked"]);
    command.args(tests).args(arguments);
    neutral(&mut command);
    command
}
