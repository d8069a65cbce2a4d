//! `cargo xtask demo`: an example from nothing to checked histories.

mod artifacts;
mod plan;
mod prepare;
mod session;

use std::thread;
use std::time::Duration;

use anyhow::Result;
use prepare::prepare;
use session::Session;

pub(crate) use plan::{ORDERS, Plan};

use crate::interrupt;
use crate::logs::Logs;
use crate::step::step;
use crate::workspace::Workspace;

/// Runs the plan, with the web UI up until Ctrl-C if it is wanted.
pub(crate) fn run(plan: &Plan, workspace: &Workspace, ui: bool) -> Result<()> {
    let logs = Logs::create(&workspace.target, "demo")?;
    eprintln!("logs: {}", logs.folder().display());
    let (programs, cli) = step(
        &format!(
            "build {}, and find or fetch the temporal dev server",
            plan.packages.join(", ")
        ),
        || prepare(plan, workspace, &logs),
    )?;
    eprintln!("    {} at `{}`", cli.version(), cli.program().display());

    // From here on whatever happens drops the session, which ends what it started.
    let mut session = Session::new(plan, workspace, &logs, programs);
    if ui {
        step(
            "start the codec server, which decodes payloads for the web UI",
            || session.start_codec_server(),
        )?;
    }
    step("start the temporal dev server on a free port", || {
        session.start_server(&cli, ui)
    })?;
    step(&format!("start the worker, `{}`", plan.worker), || {
        session.start_worker()
    })?;
    step(
        &format!(
            "start workflows and await their results, `{}`",
            plan.starter
        ),
        || session.run_program(plan.starter),
    )?;
    step(
        &format!(
            "read and check every event of their histories, `{}`",
            plan.history
        ),
        || session.run_program(plan.history),
    )?;
    for other in plan.others {
        step(&format!("run `{other}`"), || session.run_program(other))?;
    }
    if let Some(address) = session.ui_address() {
        eprintln!("the runs are in the web UI at {address}/namespaces/default/workflows");
        step("keep server and worker up until Ctrl-C", || {
            await_interrupt(&mut session)
        })?;
    }
    step("stop what was started", || session.stop())?;
    eprintln!("everything is as expected");
    Ok(())
}

/// Ctrl-C is the expected end here, not an error.
fn await_interrupt(session: &mut Session) -> Result<()> {
    while interrupt::check().is_ok() {
        session.must_run()?;
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
