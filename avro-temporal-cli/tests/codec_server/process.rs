//! The real binary.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use rustix::process::{Pid, kill_process};

pub(crate) use rustix::process::Signal;

/// Longer than anything here takes on a busy machine.
const LIMIT: Duration = Duration::from_mins(2);

const ANNOUNCEMENT: &str = "codec server listening on http://";

/// A server that listens; it ends with its value.
pub(crate) struct Server {
    /// Host and port.
    pub(crate) address: String,
    /// What it said before it listened.
    pub(crate) warnings: Vec<String>,
    child: Child,
    stderr: BufReader<ChildStderr>,
}

impl Server {
    /// Starts one on a free loopback port.
    pub(crate) fn start() -> Self {
        Self::start_with(&["--listen", "127.0.0.1:0"])
    }

    /// Starts one with arguments.
    pub(crate) fn start_with(arguments: &[&str]) -> Self {
        let mut child = command(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut server = Self {
            address: String::new(),
            warnings: Vec::new(),
            child,
            stderr,
        };
        while server.address.is_empty() {
            let mut line = String::new();
            let read = server.stderr.read_line(&mut line).expect("lines");
            assert_ne!(read, 0, "the server ended: {:?}", server.warnings);
            match line.trim_end().strip_prefix(ANNOUNCEMENT) {
                Some(address) => address.clone_into(&mut server.address),
                None => server.warnings.push(line),
            }
        }
        server
    }

    /// Sends a signal, and returns the exit code and what was said after the announcement.
    pub(crate) fn end(mut self, signal: Signal) -> (Option<i32>, String) {
        kill_process(Pid::from_child(&self.child), signal).expect("a process");
        let (sender, ended) = mpsc::channel();
        std::thread::scope(|scope| {
            let (child, stderr) = (Pid::from_child(&self.child), &mut self.stderr);
            scope.spawn(move || {
                let mut rest = String::new();
                // Ends when the process does.
                stderr.read_to_string(&mut rest).expect("text");
                let _ = sender.send(rest);
            });
            let rest = ended.recv_timeout(LIMIT);
            if rest.is_err() {
                let _ = kill_process(child, Signal::KILL);
            }
            let rest = rest.expect("the server ends");
            let status = self.child.wait().expect("a status");
            (status.code(), rest)
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command that is to end by itself.
pub(crate) fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the binary starts")
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_avro-temporal"));
    command
        .arg("codec-server")
        .args(arguments)
        .stdin(Stdio::null());
    command
}
