//! `cargo xtask soak fuzz`: libFuzzer on the targets of `tests/fuzz`.

mod build;
mod corpus;
mod folders;
mod summary;
mod target;

use std::time::Duration;

use anyhow::{Result, ensure};

use build::build;
use folders::Folders;
use summary::Summary;
use target::Target;

use crate::logs::Logs;
use crate::step::step;
use crate::workspace::Workspace;

#[derive(Debug, clap::Args)]
pub(crate) struct FuzzArgs {
    /// How long all targets run together; each gets an equal share
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) minutes: u32,
    /// The target to run alone, such as `schema`
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Option<String>,
    /// Merges what was found into the kept inputs of `tests/fuzz/corpus`, and drops those that reach
    /// nothing that others don't
    #[arg(long)]
    pub(crate) keep: bool,
}

/// Builds the targets and runs each for its share of the time.
pub(crate) fn run(workspace: &Workspace, options: &FuzzArgs) -> Result<()> {
    let folders = Folders::of(workspace);
    let names = select(folders.targets()?, options.target.as_deref())?;
    let logs = Logs::create(&workspace.target, "soak-fuzz")?;
    eprintln!("logs: {}", logs.folder().display());
    let programs = step("build the fuzz targets, with coverage", || {
        build(workspace, &folders)
    })?;
    let share = share(options.minutes, names.len());
    println!("{}", Summary::HEADER);
    for name in &names {
        let target = Target::new(name, &folders, &programs, &logs)?;
        let title = format!("fuzz `{name}` for {} s", share.as_secs());
        let summary = step(&title, || target.run(share))?;
        println!("{}", summary.line(name));
        if options.keep {
            step(&format!("keep what reaches more in `{name}`"), || {
                corpus::keep(&target, &folders)
            })?;
        }
    }
    Ok(())
}

fn select(all: Vec<String>, named: Option<&str>) -> Result<Vec<String>> {
    let Some(named) = named else {
        return Ok(all);
    };
    ensure!(
        all.iter().any(|name| name == named),
        "there is no target `{named}`; there are {}",
        all.join(", ")
    );
    Ok(vec![named.to_owned()])
}

fn share(minutes: u32, targets: usize) -> Duration {
    let all = Duration::from_secs(u64::from(minutes) * 60);
    let targets = u32::try_from(targets).unwrap_or(u32::MAX);
    all / targets.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<String> {
        ["a", "b", "c"].map(str::to_owned).to_vec()
    }

    #[test]
    fn no_name_means_all_targets_and_the_time_is_shared() {
        assert_eq!(select(all(), None).expect("all"), all());
        assert_eq!(share(60, 3), Duration::from_mins(20));
        assert_eq!(select(all(), Some("b")).expect("one"), ["b"]);
        assert_eq!(share(1, 1), Duration::from_mins(1));
    }

    #[test]
    fn an_unknown_target_is_told_from_those_that_are_there() {
        let error = select(all(), Some("d")).expect_err("no such target");
        assert_eq!(
            error.to_string(),
            "there is no target `d`; there are a, b, c"
        );
    }
}
