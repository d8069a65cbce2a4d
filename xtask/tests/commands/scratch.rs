//! A workspace of stand-ins, and a command as a process in it.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, kill_process, test_kill_process};
use tempfile::TempDir;

pub(crate) use rustix::process::Signal;

const STAND_IN: &str = include_str!("stand_in.rs");
const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"orders\", \"evolution\", \"avro-temporal-cli\", \"constructs\"]\n";
/// Has a test without its features, and one that fails then on demand.
const WITHOUT_FEATURES: &str = "\
    #[cfg(not(feature = \"logical\"))]\n\
    #[test]\n\
    fn there_are_no_features() {\n    \
        assert!(std::env::var_os(\"STAND_IN_FAILS\").is_none(), \"cheese\");\n\
    }\n";
const LOCK: &str = "version = 4\n\n\
    [[package]]\nname = \"avro-temporal-cli\"\nversion = \"0.0.0\"\n\n\
    [[package]]\nname = \"constructs\"\nversion = \"0.0.0\"\n\n\
    [[package]]\nname = \"evolution\"\nversion = \"0.0.0\"\n\n\
    [[package]]\nname = \"orders\"\nversion = \"0.0.0\"\n";
/// Far more than a command takes with stand-ins, on a machine that compiles other things meanwhile.
const LIMIT: Duration = Duration::from_mins(5);

/// A folder in which the stand-ins leave their process ids and arguments.
pub(crate) struct Scratch {
    folder: TempDir,
    workspace: PathBuf,
    temporal: PathBuf,
}

/// A command that runs.
pub(crate) struct Running {
    child: Child,
    stdout: PathBuf,
    stderr: PathBuf,
}

/// A command that has ended.
pub(crate) struct Outcome {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let workspace = shared_workspace().to_owned();
        let temporal = workspace.join("target/debug/temporal");
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            workspace,
            temporal,
        }
    }

    /// Gives the command a workspace of its own that doesn't compile.
    pub(crate) fn break_source(&mut self) {
        self.workspace = self.folder.path().join("broken");
        write_workspace(&self.workspace, "compile_error!(\"cheese\");");
    }

    /// Starts the demo with more arguments and variables.
    pub(crate) fn demo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        self.start(&[&["demo"], arguments].concat(), variables)
    }

    /// Starts a command.
    pub(crate) fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        let [stdout, stderr] = ["stdout", "stderr"].map(|name| self.folder.path().join(name));
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).envs(variables.iter().copied());
        command.current_dir(&self.workspace);
        command.env("CARGO_TARGET_DIR", self.workspace.join("target"));
        command.env_remove("CARGO_BUILD_TARGET");
        command.env("TEMPORAL_CLI", &self.temporal);
        command.env("AVRO_TEMPORAL_TEST_PYTHON", self.python());
        command.env("STAND_IN_FOLDER", self.folder.path());
        command.stdin(Stdio::null());
        command.stdout(File::create(&stdout).expect("a file"));
        command.stderr(File::create(&stderr).expect("a file"));
        Running {
            child: command.spawn().expect("xtask starts"),
            stdout,
            stderr,
        }
    }

    /// A Python that has fastavro, and can nothing else.
    fn python(&self) -> PathBuf {
        let script = self.folder.path().join("python");
        fs::write(&script, "#!/bin/sh\necho 1.13.1\n").expect("a script");
        fs::set_permissions(&script, Permissions::from_mode(0o755)).expect("its mode");
        script
    }

    /// Returns what a stand-in was called with.
    pub(crate) fn arguments(&self, program: &str) -> String {
        fs::read_to_string(self.folder.path().join(format!("{program}.arguments")))
            .unwrap_or_else(|_| panic!("`{program}` was not started"))
    }

    pub(crate) fn await_start(&self, program: &str) {
        wait_until(&format!("`{program}` is started"), || {
            self.pid(program).is_some()
        });
    }

    pub(crate) fn await_end(&self, program: &str) {
        wait_until(&format!("`{program}` has ended"), || !self.runs(program));
    }

    pub(crate) fn assert_running(&self, programs: &[&str]) {
        for program in programs {
            assert!(self.runs(program), "`{program}` has ended");
        }
    }

    /// Fails when a program is left, or was never started.
    pub(crate) fn assert_ended(&self, programs: &[&str]) {
        for program in programs {
            assert!(self.pid(program).is_some(), "`{program}` was not started");
            assert!(!self.runs(program), "`{program}` still runs");
        }
    }

    pub(crate) fn assert_never_started(&self, program: &str) {
        assert!(self.pid(program).is_none(), "`{program}` was started");
    }

    fn pid(&self, program: &str) -> Option<i32> {
        let file = self.folder.path().join(format!("{program}.pid"));
        fs::read_to_string(file)
            .ok()
            .map(|text| text.parse().expect("a process id"))
    }

    /// Ends a program that nobody expects to end.
    pub(crate) fn kill(&self, program: &str) {
        let pid = self.pid(program).expect("it was started");
        kill_process(Pid::from_raw(pid).expect("not zero"), Signal::KILL).expect("it runs");
    }

    /// A process that has ended and that nobody collects keeps its id: that is not running.
    fn runs(&self, program: &str) -> bool {
        let Some(pid) = self.pid(program) else {
            return false;
        };
        let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let pid = Pid::from_raw(pid).expect("not zero");
        test_kill_process(pid).is_ok() && !state.contains(") Z")
    }
}

impl Running {
    /// Sends a signal to xtask alone, as `kill` does.
    pub(crate) fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it runs");
    }

    /// Waits for something to be said on standard error.
    pub(crate) fn await_message(&self, text: &str) {
        wait_until(&format!("`{text}` is said"), || {
            fs::read_to_string(&self.stderr).is_ok_and(|said| said.contains(text))
        });
    }

    /// Waits for the end.
    pub(crate) fn end(mut self) -> Outcome {
        let mut status = None;
        wait_until("the command has ended", || {
            status = self.child.try_wait().expect("it is ours");
            status.is_some()
        });
        Outcome {
            status: status.expect("it has ended"),
            stdout: fs::read_to_string(&self.stdout).expect("its output"),
            stderr: fs::read_to_string(&self.stderr).expect("its errors"),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // After a failed assertion: xtask ends the rest.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
            let _ = self.child.wait();
        }
    }
}

/// Compiles the stand-ins once for all tests.
fn shared_workspace() -> &'static Path {
    static WORKSPACE: OnceLock<PathBuf> = OnceLock::new();
    WORKSPACE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        write_workspace(&folder, STAND_IN);
        let status = Command::new(env!("CARGO"))
            .args(["build", "--locked", "--quiet"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env_remove("CARGO_BUILD_TARGET")
            .status();
        assert!(
            status.expect("cargo starts").success(),
            "the stand-ins don't compile"
        );
        folder
    })
}

fn write_workspace(folder: &Path, source: &str) {
    let programs: [(&str, &[&str]); 3] = [
        (
            "orders",
            &[
                "orders-worker",
                "orders-starter",
                "orders-history",
                "temporal",
            ],
        ),
        ("evolution", &["evolution"]),
        ("avro-temporal-cli", &["avro-temporal"]),
    ];
    for (package, names) in programs {
        let mut manifest = format!("[package]\nname = \"{package}\"\nedition = \"2024\"\n");
        for name in names {
            let program = format!("[[bin]]\nname = \"{name}\"\npath = \"{name}.rs\"\n");
            manifest.push_str(&program);
            write(&folder.join(package).join(format!("{name}.rs")), source);
        }
        write(&folder.join(package).join("Cargo.toml"), &manifest);
    }
    let manifest = "[package]\nname = \"constructs\"\nedition = \"2024\"\n\
        [features]\ndefault = [\"logical\"]\nlogical = []\n";
    write(&folder.join("constructs/Cargo.toml"), manifest);
    write(&folder.join("constructs/src/lib.rs"), WITHOUT_FEATURES);
    write(&folder.join("Cargo.toml"), MANIFEST);
    write(&folder.join("Cargo.lock"), LOCK);
}

/// Leaves an equal file alone, so that cargo has nothing to do.
fn write(file: &Path, text: &str) {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("the folder");
    fs::write(file, text).expect("the file");
}

fn wait_until(state: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(
            start.elapsed() < LIMIT,
            "not after {} s: {state}",
            LIMIT.as_secs()
        );
        thread::sleep(Duration::from_millis(10));
    }
}
