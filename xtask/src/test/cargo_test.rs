//! The stage `test`: all tests share one dev server.

use std::ffi::{OsStr, OsString};
use std::process::Command;

use anyhow::{Result, ensure};

use super::count::count;
use super::tally::Tally;
use crate::demo;
use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::progress::Screen;
use crate::python;
use crate::server::{DevServer, ServerOptions, locate, neutral};
use crate::workspace::Workspace;

/// Tells the tests the server's address, as `127.0.0.1:port`.
pub(crate) const SERVER_VARIABLE: &str = "AVRO_TEMPORAL_TEST_SERVER";
/// Tells the tests the path of the `temporal` executable.
pub(crate) const CLI_VARIABLE: &str = "AVRO_TEMPORAL_TEST_TEMPORAL_CLI";

/// Builds and runs the tests; what was counted is kept when tests fail too.
pub(super) fn run(
    workspace: &Workspace,
    passed_on: &[OsString],
    tally: &mut Option<Tally>,
) -> Result<()> {
    let logs = Logs::create(&workspace.target, "test")?;
    // Before the build, which takes minutes that are lost if there is no server or no Python.
    let cli = locate(&workspace.target, Screen::Free)?;
    let python = python::locate(&workspace.target, Screen::Free)?;
    // Apart from the run: cargo draws its progress, and the server doesn't wait for a compiler.
    let build = cargo_test(workspace, "--no-run", passed_on);
    Guard::start("cargo test --no-run", build, Output::shown())?.finish(None)?;

    let log = logs.file("temporal-server");
    let options = ServerOptions {
        search_attributes: demo::ORDERS.search_attributes.to_vec(),
        ..ServerOptions::default()
    };
    let mut server = DevServer::start(&cli, &options, &log)?;
    eprintln!(
        "    {}, at {}, log `{}`",
        cli.version(),
        server.address,
        log.display()
    );
    let log = logs.file("cargo-test");
    let mut command = cargo_test(workspace, "--no-fail-fast", passed_on);
    command
        .env(SERVER_VARIABLE, &server.address)
        .env(CLI_VARIABLE, cli.program())
        .env(python::VARIABLE, python);
    let mut tests = Guard::start("cargo test", command, Output::relayed(log.clone()))?;
    let (counted, outcome) = count(&mut tests, &log, || server.process().must_run())?;
    tally.get_or_insert_default().add(counted);
    outcome?;
    ensure!(
        !counted.is_zero(),
        "not one test ran; name a test that exists"
    );
    Ok(())
}

fn cargo_test(workspace: &Workspace, option: &str, passed_on: &[OsString]) -> Command {
    let mut command = workspace.cargo();
    command.args(arguments(option, passed_on));
    neutral(&mut command);
    command
}

fn arguments(option: &str, passed_on: &[OsString]) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = ["test", "--locked"].map(OsString::from).to_vec();
    let for_cargo = || passed_on.iter().take_while(|argument| *argument != "--");
    // cargo refuses to be told twice.
    if !for_cargo().any(|argument| argument == option) {
        arguments.push(option.into());
    }
    if !for_cargo().any(|argument| selects_packages(argument)) {
        arguments.push("--workspace".into());
    }
    arguments.extend_from_slice(passed_on);
    arguments
}

/// With `--workspace` cargo would run everything nevertheless.
fn selects_packages(argument: &OsStr) -> bool {
    let argument = argument.to_string_lossy();
    argument == "--package" || argument.starts_with("--package=") || argument.starts_with("-p")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(passed_on: &str) -> String {
        let passed_on: Vec<OsString> = passed_on.split_whitespace().map(OsString::from).collect();
        arguments("--no-fail-fast", &passed_on)
            .join(OsStr::new(" "))
            .into_string()
            .expect("it is text")
    }

    #[test]
    fn all_packages_are_tested_unless_some_are_named() {
        const ALWAYS: &str = "test --locked --no-fail-fast";
        assert_eq!(line(""), format!("{ALWAYS} --workspace"));
        for (passed_on, expected) in [
            ("some_name", "--workspace some_name"),
            ("-p orders some_name", "-p orders some_name"),
            ("--package=orders", "--package=orders"),
            ("-- -p", "--workspace -- -p"),
        ] {
            assert_eq!(line(passed_on), format!("{ALWAYS} {expected}"));
        }
    }

    #[test]
    fn an_option_is_given_once() {
        assert_eq!(
            line("--no-fail-fast name"),
            "test --locked --workspace --no-fail-fast name"
        );
        assert_eq!(
            line("-- --no-fail-fast"),
            "test --locked --no-fail-fast --workspace -- --no-fail-fast"
        );
    }
}
