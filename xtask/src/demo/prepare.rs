//! Builds the programs while the dev server is looked for.

use std::thread::{self, ScopedJoinHandle};
use std::{fs, panic};

use anyhow::Result;

use super::Plan;
use super::artifacts::{Programs, parse_messages};
use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::progress::{Progress, Screen};
use crate::server::{TemporalCli, locate};
use crate::workspace::Workspace;

/// Returns the programs and the server, or the first error of the two.
pub(super) fn prepare(
    plan: &Plan,
    workspace: &Workspace,
    logs: &Logs,
) -> Result<(Programs, TemporalCli)> {
    thread::scope(|scope| {
        let mut search = Some(scope.spawn(|| locate(&workspace.target, Screen::Shared)));
        let mut found = None;
        let programs = build(plan, workspace, logs, || {
            // A build can take minutes, which are lost if there is no server.
            if let Some(search) = search.take_if(|search| search.is_finished()) {
                found = Some(join(search)?);
            }
            Ok(())
        });
        if let Some(search) = search {
            // After a failed build too: what has been fetched serves the next attempt.
            let _progress = Progress::spinner("still looking for the temporal dev server");
            let outcome = join(search);
            if programs.is_ok() {
                found = Some(outcome?);
            }
        }
        Ok((
            programs?,
            found.expect("without a server there is an error"),
        ))
    })
}

fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|cause| panic::resume_unwind(cause))
}

fn build(
    plan: &Plan,
    workspace: &Workspace,
    logs: &Logs,
    watch: impl FnMut() -> Result<()>,
) -> Result<Programs> {
    let mut command = workspace.cargo();
    command.args([
        "build",
        "--locked",
        "--message-format=json-render-diagnostics",
    ]);
    for package in plan.packages {
        command.args(["--package", package]);
    }
    let messages = logs.folder().join("cargo-build.json");
    let output = Output::data_to(messages.clone());
    Guard::start("cargo build", command, output)?.finish_while(None, watch)?;
    parse_messages(&fs::read_to_string(messages)?)
}
