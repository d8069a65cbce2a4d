//! The stages and their commands.

use std::ffi::OsString;

use anyhow::Result;
use clap::ValueEnum;

use super::cargo_test;
use super::component::require;
use super::features;
use super::tally::Tally;
use crate::process::{Guard, Output};
use crate::tidy;
use crate::workspace::Workspace;

/// A stage of `cargo xtask test`.
///
/// The quick ones come first. The documentation comes after the lints, which leave the checked
/// dependencies that it needs, and the tests come last, those with the server at the end, so that their count ends the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The formatting
    Fmt,
    /// The house rules
    Tidy,
    /// The lints, as errors
    Clippy,
    /// The documentation, with warnings as errors
    Doc,
    /// The tests of what is other code without its features
    Features,
    /// All tests, with one Temporal dev server
    Test,
}

impl Stage {
    /// Returns the name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Features => "features",
            Self::Test => "test",
        }
    }

    /// Returns the command, for people.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Fmt => "cargo fmt --all --check",
            Self::Tidy => "the house rules",
            Self::Clippy => "cargo clippy --workspace --all-targets -- -D warnings",
            Self::Doc => "cargo doc --workspace --no-deps, with warnings as errors",
            Self::Features => "cargo test -p constructs --no-default-features",
            Self::Test => "cargo test, with a temporal dev server",
        }
    }

    /// Runs the stage.
    pub(super) fn run(
        self,
        workspace: &Workspace,
        cargo_test: &[OsString],
        tally: &mut Option<Tally>,
    ) -> Result<()> {
        match self {
            Self::Fmt => {
                require(workspace, "fmt", "rustfmt")?;
                run_cargo(workspace, &["fmt", "--all", "--check"], &[])
            }
            Self::Tidy => tidy::run(workspace),
            Self::Clippy => {
                require(workspace, "clippy", "clippy")?;
                let arguments = ["clippy", "--workspace", "--all-targets", "--locked"];
                run_cargo(
                    workspace,
                    &[&arguments[..], &["--", "-D", "warnings"]].concat(),
                    &[],
                )
            }
            Self::Doc => {
                let arguments = ["doc", "--workspace", "--no-deps", "--locked"];
                // Naming the examples makes cargo enable the features that the tests' dependencies
                // do: without that it would check the SDK a second time.
                let targets = ["--lib", "--bins", "--examples"];
                run_cargo(
                    workspace,
                    &[&arguments[..], &targets].concat(),
                    &[("RUSTDOCFLAGS", "-D warnings")],
                )
            }
            Self::Features => features::run(workspace, tally),
            Self::Test => cargo_test::run(workspace, cargo_test, tally),
        }
    }
}

fn run_cargo(workspace: &Workspace, arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    let mut command = workspace.cargo();
    command.args(arguments).envs(variables.iter().copied());
    let name = format!("cargo {}", arguments[0]);
    Guard::start(&name, command, Output::shown())?.finish(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_has_one_name() {
        for stage in Stage::value_variants() {
            let value = stage.to_possible_value().expect("no stage is hidden");
            assert_eq!(value.get_name(), stage.name());
        }
    }
}
