//! The stage `features`: what is other code without a package's default features.

use anyhow::{Result, ensure};

use super::count::count;
use super::tally::Tally;
use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::workspace::Workspace;

/// The package whose tests know what its types are without its features. Alone: with the rest of the
/// workspace, cargo would switch on what that asks for.
const PACKAGE: &str = "constructs";

/// Builds and runs the package's tests.
pub(super) fn run(workspace: &Workspace, tally: &mut Option<Tally>) -> Result<()> {
    let logs = Logs::create(&workspace.target, "features")?;
    let command = |option| {
        let mut command = workspace.cargo();
        command.args(arguments(option));
        command
    };
    // Apart from the run, as cargo draws its progress.
    let name = "cargo test --no-default-features --no-run";
    Guard::start(name, command("--no-run"), Output::shown())?.finish(None)?;

    let log = logs.file("cargo-test");
    let name = "cargo test --no-default-features";
    let output = Output::relayed(log.clone());
    let mut tests = Guard::start(name, command("--no-fail-fast"), output)?;
    let (counted, outcome) = count(&mut tests, &log, || Ok(()))?;
    tally.get_or_insert_default().add(counted);
    outcome?;
    ensure!(
        !counted.is_zero(),
        "not one test of `{PACKAGE}` ran without its features"
    );
    Ok(())
}

fn arguments(option: &str) -> [&str; 6] {
    [
        "test",
        "--locked",
        option,
        "--no-default-features",
        "--package",
        PACKAGE,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_is_tested_alone() {
        assert_eq!(
            arguments("--no-run").join(" "),
            "test --locked --no-run --no-default-features --package constructs"
        );
    }
}
