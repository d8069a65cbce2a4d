//! One target, for its share of the time.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use super::folders::Folders;
use super::summary::{Summary, parse_failure};
use crate::interrupt;
use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::progress::Progress;

/// The longest input.
const MAX_LENGTH: usize = 16 * 1024;
/// How many seconds an input may take, with all checks on and on a busy machine.
const SECONDS: u32 = 5;
/// How many megabytes the process may come to.
const MEGABYTES: u32 = 2048;
/// What libFuzzer takes to end once its time is over, at the most.
const GRACE: Duration = Duration::from_mins(5);

/// A target, and where its inputs are.
pub(super) struct Target {
    pub(super) name: String,
    program: PathBuf,
    log: PathBuf,
    dictionary: PathBuf,
    /// Where failing inputs go.
    found: PathBuf,
    /// Where inputs that reach something new go, and where others come from.
    pub(super) corpus: PathBuf,
    pub(super) kept: PathBuf,
    pub(super) regressions: PathBuf,
}

impl Target {
    pub(super) fn new(name: &str, folders: &Folders, programs: &Path, logs: &Logs) -> Result<Self> {
        let target = Self {
            name: name.to_owned(),
            program: programs.join(format!("fuzz-{name}")),
            log: logs.file(name),
            dictionary: folders.dictionary(),
            found: folders.found(name),
            corpus: folders.corpus(name),
            kept: folders.kept(name),
            regressions: folders.regressions(name),
        };
        for folder in [
            &target.found,
            &target.corpus,
            &target.kept,
            &target.regressions,
        ] {
            fs::create_dir_all(folder)
                .with_context(|| format!("`{}` can't be created", folder.display()))?;
        }
        Ok(target)
    }

    /// Runs the target until its time is over.
    ///
    /// # Errors
    ///
    /// An input that fails, with its place and how to run it again.
    pub(super) fn run(&self, time: Duration) -> Result<Summary> {
        let mut command = self.command();
        command.arg(format!("-max_total_time={}", time.as_secs().max(1)));
        command.arg("-print_final_stats=1");
        command.arg(option("-dict=", &self.dictionary));
        command.args([&self.corpus, &self.kept, &self.regressions]);
        let start = Instant::now();
        let log = self.wait(command, &self.log, time + GRACE)?;
        Summary::parse(&log, start.elapsed()).context("libFuzzer's log has no figures")
    }

    /// A command with the limits that an input has.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(format!("-max_len={MAX_LENGTH}"));
        command.arg(format!("-timeout={SECONDS}"));
        command.arg(format!("-rss_limit_mb={MEGABYTES}"));
        // The folder ends in a separator: what follows is the beginning of a name.
        command.arg(option("-artifact_prefix=", &self.found.join("")));
        command
    }

    /// Where the log of another run of the program is.
    pub(super) fn log_beside(&self, purpose: &str) -> PathBuf {
        self.log
            .with_file_name(format!("{}-{purpose}.log", self.name))
    }

    /// Runs a command to its end, and returns its log.
    pub(super) fn wait(&self, command: Command, log: &Path, limit: Duration) -> Result<String> {
        let mut guard = Guard::start(&self.name, command, Output::relayed(log.to_owned()))?;
        let progress = Progress::spinner(&self.name);
        let outcome = guard.finish(Some(limit));
        drop(progress);
        let text = fs::read(log).with_context(|| format!("`{}` can't be read", log.display()))?;
        let text = String::from_utf8_lossy(&text).into_owned();
        match outcome {
            Ok(()) => Ok(text),
            Err(error) => {
                interrupt::check()?;
                Err(self.failure(&text, log).unwrap_or(error))
            }
        }
    }

    fn failure(&self, text: &str, log: &Path) -> Option<anyhow::Error> {
        let failure = parse_failure(text)?;
        Some(anyhow!(
            "`{name}` fails on an input: {reason}\n    \
             the input: {input}\n    \
             the log: {log}\n    \
             run it again: {program} {input}\n    \
             once it is fixed, keep it in {kept} under a name that says what it is",
            name = self.name,
            reason = failure.reason,
            input = failure.input,
            log = log.display(),
            program = self.program.display(),
            kept = self.regressions.display(),
        ))
    }
}

fn option(name: &str, value: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(value);
    option
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A target whose program is a script.
    fn target(folder: &Path, script: &str) -> Target {
        let folders = Folders::of(&crate::workspace::Workspace {
            root: folder.to_owned(),
            target: folder.join("target"),
            members: Vec::new(),
        });
        let logs = Logs::create(&folder.join("target"), "soak-fuzz").expect("a log folder");
        let program = folder.join("fuzz-bytes");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
        Target::new("bytes", &folders, folder, &logs).expect("its folders")
    }

    #[test]
    fn what_a_run_comes_to_is_read_from_its_log() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let script = "echo \"$@\" >&2\n\
            echo 'peak allocation: 2048 bytes for an input of 3' >&2\n\
            echo '#10\tDONE   cov: 5 ft: 6 corp: 7/80b lim: 9' >&2\n\
            echo 'stat::number_of_executed_units: 10' >&2";
        let target = target(folder.path(), script);
        let summary = target.run(Duration::from_secs(2)).expect("it ends well");
        assert_eq!(
            (summary.executions, summary.corpus, summary.peak),
            (10, 7, 2048)
        );
        let arguments = fs::read_to_string(&target.log).expect("the log");
        for argument in ["-max_total_time=2", "-timeout=5", "-max_len=16384"] {
            assert!(arguments.contains(argument), "{arguments}");
        }
    }

    #[test]
    fn an_input_that_fails_is_named_and_how_to_run_it_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let script = "echo \"thread '<unnamed>' (7) panicked at src/a.rs:1:2:\" >&2\n\
            echo 'out of cheese' >&2\n\
            echo 'artifact_prefix=x; Test unit written to found/crash-1' >&2\n\
            exit 77";
        let target = target(folder.path(), script);
        let error = target.run(Duration::from_secs(2)).expect_err("it fails");
        let text = error.to_string();
        assert!(
            text.starts_with(
                "`bytes` fails on an input: panicked at src/a.rs:1:2: out of cheese\n"
            ),
            "{text}"
        );
        let again = format!(
            "run it again: {} found/crash-1\n",
            folder.path().join("fuzz-bytes").display()
        );
        assert!(text.contains(&again), "{text}");
        assert!(text.contains("tests/fuzz/regressions/bytes"), "{text}");
    }

    #[test]
    fn a_program_that_fails_without_an_input_says_so() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = target(folder.path(), "exit 3");
        let error = target.run(Duration::from_secs(2)).expect_err("it fails");
        assert!(error.to_string().contains("exit status: 3"), "{error}");
    }
}
