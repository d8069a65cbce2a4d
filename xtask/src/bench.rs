//! `cargo xtask bench`: the benchmarks, and the page that keeps their figures.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::{Guard, Output, capture};
use crate::step::step;
use crate::workspace::Workspace;

/// Where the figures are kept.
const PAGE: &str = "docs/benchmarks.md";
/// Far more than a run takes.
const LIMIT: Duration = Duration::from_mins(30);

/// Builds and runs the benchmarks of all values, or of one, and writes the page if it was all.
pub(crate) fn run(workspace: &Workspace, value: Option<&str>) -> Result<()> {
    step("build the benchmarks, optimised", || {
        let mut command = workspace.cargo();
        command.args(["build", "--release", "--locked", "--package", "benches"]);
        Guard::start("cargo build", command, Output::shown())?.finish(None)
    })?;
    let table = step("measure; leave the machine alone meanwhile", || {
        let mut command = workspace.cargo();
        command.args([
            "run",
            "--release",
            "--locked",
            "--quiet",
            "--package",
            "benches",
        ]);
        command.args(value);
        capture("benches", command, LIMIT)
    })?;
    print!("{table}");
    if value.is_none() {
        let page = render_page(&table, &processor(), &rustc(workspace)?);
        fs::write(workspace.root.join(PAGE), page)
            .with_context(|| format!("`{PAGE}` can't be written"))?;
        eprintln!("    written to {PAGE}");
    }
    Ok(())
}

fn render_page(table: &str, processor: &str, rustc: &str) -> String {
    format!(
        "# Benchmarks\n\
         \n\
         Written by `cargo xtask bench`; {processor}; {rustc}; the peers' versions stand in \
         `Cargo.lock`.\n\
         \n\
         All contenders run in one process and take turns, sixty batches of about a millisecond \
         each.\n\
         A peer's figure is how many times as long it takes as ours, by the medians; in brackets \
         its fast quarter against our slow one, and the reverse.\n\
         Before anything is measured, each contender shows that it gives back the value it was \
         given, and that Avro's bytes are equal.\n\
         apache-avro converts from and to the same serde type as the others, through its \
         `Value`.\n\
         \n\
         {table}"
    )
}

fn processor() -> String {
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = known
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    model.unwrap_or("an unnamed processor").trim().to_owned()
}

fn rustc(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.cargo();
    command.args(["rustc", "--package", "benches", "--", "--version"]);
    let version = capture("cargo rustc", command, LIMIT)?;
    Ok(version.lines().next().unwrap_or("rustc").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_table_and_how_it_came_about() {
        let page = render_page("| order | encode |\n", "a processor", "rustc 1.92.0");
        assert!(page.starts_with("# Benchmarks\n"));
        assert!(page.contains("a processor; rustc 1.92.0"));
        assert!(page.ends_with("\n| order | encode |\n"));
    }
}
