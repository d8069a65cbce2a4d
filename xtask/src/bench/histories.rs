//! Speed and memory of `avro-temporal history check`.

use anyhow::Result;

use super::{LIMIT, page, processor, rustc};
use crate::process::{Guard, Output, capture};
use crate::step::step;
use crate::workspace::Workspace;

/// Measures, and returns the part of the page.
pub(super) fn measure(workspace: &Workspace) -> Result<String> {
    step("build the program and the benchmark, optimised", || {
        let mut command = workspace.cargo();
        command.args(["build", "--release", "--locked"]);
        command.args(["--package", "avro-temporal-cli", "--bin", "avro-temporal"]);
        command.args(["--package", "benches", "--bin", "histories"]);
        Guard::start("cargo build", command, Output::shown())?.finish(None)
    })?;
    let table = step("read histories; leave the machine alone meanwhile", || {
        let release = workspace.target.join("release");
        let mut command = std::process::Command::new(release.join("histories"));
        command.arg(workspace.target.join("bench/histories"));
        command.arg(release.join("avro-temporal"));
        command.arg(workspace.root.join("examples/orders"));
        capture("histories", command, LIMIT)
    })?;
    Ok(page::histories(&table, &processor(), &rustc(workspace)?))
}
