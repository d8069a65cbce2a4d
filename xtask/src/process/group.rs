//! Process groups: a child leads its own, so that ending it ends what it started, and nothing else.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// Makes the child the leader of a new group.
///
/// It also takes the child out of the terminal's reach: Ctrl-C comes to this process alone, which
/// then ends its children in order.
pub(super) fn lead(command: &mut Command) {
    command.process_group(0);
}

/// Tells whether the leader has ended, without collecting it.
///
/// As long as it isn't collected the system gives its id to nobody else, so that the group can
/// still be ended safely.
pub(super) fn has_ended(leader: &Child) -> io::Result<bool> {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
    Ok(waitid(WaitId::Pid(Pid::from_child(leader)), options)?.is_some())
}

/// Asks the group to end.
pub(super) fn terminate(leader: &Child) {
    send(leader, Signal::TERM);
}

/// Ends the group.
pub(super) fn kill(leader: &Child) {
    send(leader, Signal::KILL);
}

fn send(leader: &Child, signal: Signal) {
    // The one failure is that nobody is left to receive it.
    let _ = kill_process_group(Pid::from_child(leader), signal);
}
