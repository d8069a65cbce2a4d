//! `cargo xtask bench`: the benchmarks, and the page that keeps their figures.

mod compiling;
mod contracts;
mod histories;
mod page;
mod types;

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::{Guard, Output, capture};
use crate::step::step;
use crate::workspace::Workspace;

/// Where the figures are kept.
const PAGE: &str = "docs/benchmarks.md";
/// What is measured alone by this name, beside the values.
const TYPES: &str = "types";
/// What is measured alone by this name, and written into the page, as it takes a minute or two.
const CONTRACTS: &str = "contracts";
/// The same for the reading of histories.
const HISTORIES: &str = "histories";
/// Far more than a part of it takes.
const LIMIT: Duration = Duration::from_mins(30);

/// Runs the benchmarks of all values, types and contracts, or of one, and writes the page if it was
/// all, and its part of contracts or histories if it was that.
pub(crate) fn run(workspace: &Workspace, wanted: Option<&str>) -> Result<()> {
    if wanted == Some(TYPES) {
        println!("{}", types::measure(workspace)?);
        return Ok(());
    }
    let part = match wanted {
        Some(CONTRACTS) => Some((page::CONTRACTS, contracts::measure(workspace)?)),
        Some(HISTORIES) => Some((page::HISTORIES, histories::measure(workspace)?)),
        _ => None,
    };
    if let Some((title, part)) = part {
        println!("{part}");
        let path = workspace.root.join(PAGE);
        let page = fs::read_to_string(&path).with_context(|| format!("`{PAGE}` can't be read"))?;
        return write(workspace, &page::with_part(&page, title, &part));
    }
    let values = measure_values(workspace, wanted)?;
    println!("{values}");
    if wanted.is_some() {
        return Ok(());
    }
    let types = types::measure(workspace)?;
    println!("{types}");
    let contracts = contracts::measure(workspace)?;
    println!("{contracts}");
    let histories = histories::measure(workspace)?;
    println!("{histories}");
    let page = page::render(&values, &types, &processor(), &rustc(workspace)?);
    write(workspace, &format!("{page}{contracts}{histories}"))
}

fn write(workspace: &Workspace, page: &str) -> Result<()> {
    fs::write(workspace.root.join(PAGE), page)
        .with_context(|| format!("`{PAGE}` can't be written"))?;
    eprintln!("    written to {PAGE}");
    Ok(())
}

fn measure_values(workspace: &Workspace, wanted: Option<&str>) -> Result<String> {
    step("build the benchmarks, optimised", || {
        let mut command = workspace.cargo();
        command.args(["build", "--release", "--locked", "--package", "benches"]);
        Guard::start("cargo build", command, Output::shown())?.finish(None)
    })?;
    step("measure; leave the machine alone meanwhile", || {
        let mut command = workspace.cargo();
        command.args(["run", "--release", "--locked", "--quiet"]);
        command.args(["--package", "benches", "--bin", "benches"]);
        command.args(wanted);
        capture("benches", command, LIMIT)
    })
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
    command.args([
        "rustc",
        "--package",
        "benches",
        "--bin",
        "benches",
        "--",
        "--version",
    ]);
    let version = capture("cargo rustc", command, LIMIT)?;
    Ok(version.lines().next().unwrap_or("rustc").to_owned())
}
