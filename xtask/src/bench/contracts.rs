//! Size and time of what is generated of contracts.

use anyhow::Result;

use super::{LIMIT, page, processor, rustc};
use crate::process::{Guard, Output, capture};
use crate::step::step;
use crate::workspace::Workspace;

/// Generates, and returns the part of the page.
pub(super) fn measure(workspace: &Workspace) -> Result<String> {
    let cargo = |verb| {
        let mut command = workspace.cargo();
        command.args([verb, "--release", "--locked", "--package", "benches"]);
        command.args(["--features", "generators", "--bin", "contracts"]);
        command
    };
    step("build the generators, optimised", || {
        Guard::start("cargo build", cargo("build"), Output::shown())?.finish(None)
    })?;
    let tables = step("generate contracts", || {
        let mut command = cargo("run");
        command.args(["--quiet", "--"]);
        command.arg(workspace.target.join("bench/contracts"));
        let orders = "examples/orders/schemas/orders.avpr";
        command.arg(workspace.root.join(orders));
        capture("contracts", command, LIMIT)
    })?;
    Ok(page::contracts(&tables, &processor(), &rustc(workspace)?))
}
