//! `cargo xtask test`: everything that has to hold, stage by stage.

mod cargo_test;
mod component;
mod count;
mod features;
mod stage;
mod tally;

use std::ffi::OsString;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

#[cfg(test)]
pub(crate) use cargo_test::CLI_VARIABLE;
pub(crate) use cargo_test::SERVER_VARIABLE;
pub(crate) use count::count;
pub(crate) use stage::Stage;
pub(crate) use tally::Tally;

use crate::step::step;
use crate::workspace::Workspace;

/// Runs the named stages, or all, up to the first that fails, and counts the tests that ran.
pub(crate) fn run(
    workspace: &Workspace,
    named: &[Stage],
    cargo_test: &[OsString],
    tally: &mut Option<Tally>,
) -> Result<()> {
    let stages = select(named);
    ensure!(
        cargo_test.is_empty() || stages.contains(&Stage::Test),
        "what follows `--` goes to `cargo test`, which is not to be run; \
         use `cargo xtask test test -- …`"
    );
    for stage in &stages {
        let name = stage.name();
        step(&format!("{name}: {}", stage.title()), || {
            stage.run(workspace, cargo_test, tally)
        })
        .with_context(|| format!("stage `{name}` failed (alone: `cargo xtask test {name}`)"))?;
    }
    Ok(())
}

/// The order is always the same, however the stages were named.
fn select(named: &[Stage]) -> Vec<Stage> {
    let all = Stage::value_variants().iter().copied();
    all.filter(|stage| named.is_empty() || named.contains(stage))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_all_stages() {
        assert_eq!(select(&[]), Stage::value_variants());
    }

    #[test]
    fn named_stages_run_once_and_in_order() {
        assert_eq!(
            select(&[Stage::Tidy, Stage::Fmt, Stage::Tidy]),
            [Stage::Fmt, Stage::Tidy]
        );
    }
}
