//! A running process that is ended when its guard is dropped: on success, failure, panic, Ctrl-C.

use std::io::{self, ErrorKind};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use super::{Output, group};
use crate::interrupt;

/// How often a wait looks at the process and for Ctrl-C.
const POLL: Duration = Duration::from_millis(20);
/// How long a process may take to end when asked to.
const GRACE: Duration = Duration::from_secs(8);
/// How long a file that was just written may stay busy (see [`spawn`]).
const BUSY: Duration = Duration::from_secs(2);

/// A process that this one started.
pub(crate) struct Guard {
    name: String,
    child: Child,
    output: Output,
    status: Option<ExitStatus>,
}

impl Guard {
    /// Starts a process without standard input.
    pub(crate) fn start(name: &str, mut command: Command, output: Output) -> Result<Self> {
        group::lead(&mut command);
        output.connect(&mut command)?;
        let child = spawn(&mut command).with_context(|| {
            let program = command.get_program().display();
            format!("`{name}` can't be started: `{program}`")
        })?;
        Ok(Self {
            name: name.to_owned(),
            child,
            output,
            status: None,
        })
    }

    /// Returns the exit status if the process has ended.
    pub(crate) fn poll(&mut self) -> Result<Option<ExitStatus>> {
        if self.status.is_none() && group::has_ended(&self.child)? {
            // What it left behind in its group goes with it.
            group::kill(&self.child);
            self.status = Some(self.child.wait()?);
        }
        Ok(self.status)
    }

    /// Waits until the process ends with success.
    ///
    /// # Errors
    ///
    /// When it ends otherwise, after the limit, and on Ctrl-C.
    pub(crate) fn finish(&mut self, limit: Option<Duration>) -> Result<()> {
        self.finish_while(limit, || Ok(()))
    }

    /// Waits until the process ends with success, as long as a watch finds nothing wrong.
    ///
    /// # Errors
    ///
    /// Those of the watch too.
    pub(crate) fn finish_while(
        &mut self,
        limit: Option<Duration>,
        mut watch: impl FnMut() -> Result<()>,
    ) -> Result<()> {
        let start = Instant::now();
        loop {
            interrupt::check()?;
            if let Some(status) = self.poll()? {
                return if status.success() {
                    Ok(())
                } else {
                    Err(self.failure(status))
                };
            }
            watch()?;
            if let Some(limit) = limit.filter(|limit| start.elapsed() > *limit) {
                let name = &self.name;
                bail!(
                    "`{name}` is still running after {} s{}",
                    limit.as_secs(),
                    self.output.last_words()
                );
            }
            thread::sleep(POLL);
        }
    }

    /// Waits until a condition holds that the running process brings about.
    ///
    /// # Errors
    ///
    /// When the process ends first, after the limit, and on Ctrl-C.
    pub(crate) fn reach(
        &mut self,
        state: &str,
        limit: Duration,
        mut condition: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        let start = Instant::now();
        loop {
            interrupt::check()?;
            self.must_run()?;
            if condition()? {
                return Ok(());
            }
            if start.elapsed() > limit {
                let name = &self.name;
                bail!(
                    "`{name}` is not {state} after {} s{}",
                    limit.as_secs(),
                    self.output.last_words()
                );
            }
            thread::sleep(POLL);
        }
    }

    /// Fails if the process has ended, for one that is meant to stay up.
    pub(crate) fn must_run(&mut self) -> Result<()> {
        match self.poll()? {
            None => Ok(()),
            Some(status) => Err(self.failure(status)),
        }
    }

    /// Asks the process to end, and ends it if it doesn't.
    pub(crate) fn stop(&mut self) -> Result<()> {
        if self.poll()?.is_some() {
            return Ok(());
        }
        group::terminate(&self.child);
        let start = Instant::now();
        while start.elapsed() < GRACE && !interrupt::insists() {
            if self.poll()?.is_some() {
                return Ok(());
            }
            thread::sleep(POLL);
        }
        group::kill(&self.child);
        self.status = Some(self.child.wait()?);
        Ok(())
    }

    fn failure(&self, status: ExitStatus) -> anyhow::Error {
        anyhow!(
            "`{}` ended with {status}{}",
            self.name,
            self.output.last_words()
        )
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!(
                "warning: process {} (`{}`) may still run: {error}",
                self.child.id(),
                self.name
            );
        }
    }
}

/// Starts the process, with patience for an executable that was written a moment ago.
///
/// The system refuses to run a file that is open for writing, and a process that another thread
/// starts in that moment holds a copy of our handle until it has become its own program.
fn spawn(command: &mut Command) -> io::Result<Child> {
    let start = Instant::now();
    loop {
        match command.spawn() {
            Err(error)
                if error.kind() == ErrorKind::ExecutableFileBusy && start.elapsed() < BUSY =>
            {
                thread::sleep(POLL);
            }
            outcome => return outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rustix::process::{Pid, test_kill_process};

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn start(script: &str, output: Output) -> Guard {
        Guard::start("stand-in", shell(script), output).expect("the shell starts")
    }

    /// A process that has ended and that nobody collects keeps its id: that is not running.
    fn runs(pid: u32) -> bool {
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let pid = Pid::from_raw(i32::try_from(pid).expect("a process id")).expect("not zero");
        test_kill_process(pid).is_ok() && !state.contains(") Z")
    }

    /// Waits for the process id that a script writes into a file.
    fn written_pid(guard: &mut Guard, file: &Path) -> u32 {
        let mut pid = None;
        guard
            .reach("started", Duration::from_secs(10), || {
                pid = std::fs::read_to_string(file)
                    .ok()
                    .and_then(|text| text.trim().parse().ok());
                Ok(pid.is_some())
            })
            .expect("the script writes its child's id");
        pid.expect("it was read")
    }

    #[test]
    fn dropping_the_guard_ends_the_process() {
        let mut command = Command::new("sleep");
        command.arg("600");
        let guard = Guard::start("sleep", command, Output::shown()).expect("sleep starts");
        let pid = guard.child.id();
        assert!(runs(pid));
        drop(guard);
        assert!(!runs(pid));
    }

    #[test]
    fn a_panic_ends_the_process() {
        let pid = thread::spawn(|| {
            let guard = start("sleep 600", Output::shown());
            std::panic::panic_any(guard.child.id());
        })
        .join()
        .expect_err("the thread panics");
        assert!(!runs(
            *pid.downcast::<u32>().expect("the id that it panicked with")
        ));
    }

    fn await_end(pid: u32) {
        let start = Instant::now();
        while runs(pid) && start.elapsed() < Duration::from_secs(10) {
            thread::sleep(POLL);
        }
        assert!(!runs(pid));
    }

    #[test]
    fn processes_started_by_the_process_end_with_it() {
        for end in ["wait", "exit 0", "exit 1"] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let file = folder.path().join("pid");
            let gate = folder.path().join("gate");
            let script = format!(
                "sleep 600 & echo $! > {0}.new; mv {0}.new {0}; \
                 while ! [ -e {1} ]; do sleep 0.01; done; {end}",
                file.display(),
                gate.display()
            );
            let mut guard = start(&script, Output::shown());
            let grandchild = written_pid(&mut guard, &file);
            assert!(runs(grandchild));
            std::fs::write(gate, "").expect("a file");
            if end == "wait" {
                drop(guard);
            } else {
                let success = guard.finish(Some(Duration::from_secs(10))).is_ok();
                assert_eq!(success, end == "exit 0");
            }
            await_end(grandchild);
        }
    }

    #[test]
    fn success_is_told_from_failure() {
        assert!(start("exit 0", Output::shown()).finish(None).is_ok());
        let error = start("exit 3", Output::shown())
            .finish(None)
            .expect_err("exit 3");
        assert!(error.to_string().contains("exit status: 3"), "{error}");
    }

    #[test]
    fn a_failure_shows_the_end_of_the_log() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = Output::log(folder.path().join("log"));
        let mut guard = start("echo first; echo 'out of cheese' >&2; exit 1", output);
        let error = guard.finish(None).expect_err("exit 1").to_string();
        assert!(
            error.ends_with("    | first\n    | out of cheese"),
            "{error}"
        );
    }

    #[test]
    fn a_companion_that_ends_fails_the_wait() {
        let mut companion = start("exit 7", Output::shown());
        let mut guard = start("sleep 600", Output::shown());
        let error = guard
            .finish_while(None, || companion.must_run())
            .expect_err("the companion is gone");
        assert!(error.to_string().contains("exit status: 7"), "{error}");
    }

    #[test]
    fn the_limit_ends_the_wait() {
        let mut guard = start("sleep 600", Output::shown());
        let error = guard.finish(Some(Duration::ZERO)).expect_err("too slow");
        assert!(
            error.to_string().contains("still running after 0 s"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_program_is_named() {
        let command = Command::new("no-such-program");
        let error = Guard::start("worker", command, Output::shown())
            .err()
            .expect("no program");
        assert_eq!(
            error.to_string(),
            "`worker` can't be started: `no-such-program`"
        );
    }
}
