//! How fast `avro-temporal history check` reads histories, and in what memory; prints the table.
//!
//! Called with a folder to write to, the program, and the order example's folder.

mod recorded;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context as _, Result, bail};
use recorded::{Form, History};
use serde_json::Value;

/// Of so many rounds the median counts.
const ROUNDS: usize = 7;

/// What is read: events in a file, files, and the form.
const CASES: [(&str, usize, usize, Form, bool); 6] = [
    ("protobuf's JSON", 51_200, 1, Form::Protobuf, false),
    ("the SDK's JSON", 51_200, 1, Form::Structs, false),
    (
        "the same, with schemas that travel",
        51_200,
        1,
        Form::Structs,
        true,
    ),
    ("ten times the events", 512_000, 1, Form::Structs, false),
    ("many small histories", 29, 4_000, Form::Structs, false),
    (
        "many small histories, ten times as many",
        29,
        40_000,
        Form::Structs,
        false,
    ),
];

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().context("no folder is named")?;
    let program = arguments.next().context("no program is named")?;
    let orders = arguments.next().context("no example is named")?;
    let history = History::read(&orders.join("histories/order-1.json"))?;
    let contract = orders.join("schemas/orders.avpr");
    println!(
        "| histories | files | events | payloads | MB | payloads/s on a core | serde_json to `Value` | peak, MB |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (name, events, files, form, embedded) in CASES {
        let histories = folder.join("histories");
        let bytes = write(&history, &histories, (events, files), form, embedded)?;
        let check = Check {
            program: &program,
            contract: &contract,
            histories: &histories,
        };
        let payloads = check.payloads()?;
        let mut times = Vec::new();
        let mut peers = Vec::new();
        let mut peak = 0.0_f64;
        for _ in 0..ROUNDS {
            let (time, kilobytes) = check.once()?;
            times.push(time);
            peak = peak.max(kilobytes / 1e3);
            peers.push(parse(&histories)?);
        }
        let (time, peer) = (median(&mut times), median(&mut peers));
        #[allow(clippy::cast_precision_loss, reason = "figures of a table")]
        let (rate, megabytes) = (payloads as f64 / time.as_secs_f64(), bytes as f64 / 1e6);
        let ratio = peer.as_secs_f64() / time.as_secs_f64();
        println!(
            "| {name} | {files} | {} | {payloads} | {megabytes:.1} | {rate:.0} | {ratio:.2}× | {peak:.1} |",
            events * files
        );
    }
    fs::remove_dir_all(folder.join("histories"))?;
    Ok(())
}

/// Writes histories to an empty folder; returns their bytes.
fn write(
    history: &History,
    folder: &Path,
    (events, files): (usize, usize),
    form: Form,
    embedded: bool,
) -> Result<usize> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let text = history.long(events, form, embedded);
    for file in 0..files {
        fs::write(folder.join(format!("{file:05}.json")), &text)?;
    }
    Ok(text.len() * files)
}

struct Check<'a> {
    program: &'a Path,
    contract: &'a Path,
    histories: &'a Path,
}

impl Check<'_> {
    fn command(&self) -> Command {
        // On one core: what is told is what a core does.
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(self.program);
        command.args(["history", "check", "--format", "json", "--histories"]);
        command.arg(self.histories).arg(self.contract);
        command
    }

    /// How many payloads of the contract there are; none is wrong.
    fn payloads(&self) -> Result<u64> {
        let output = self
            .command()
            .output()
            .context("`taskset` or the program")?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr));
        }
        let found: Value = serde_json::from_slice(&output.stdout)?;
        found["payloads"]
            .as_u64()
            .context("the program counts payloads")
    }

    /// The time of a run, and its largest memory in kilobytes.
    fn once(&self) -> Result<(Duration, f64)> {
        let start = Instant::now();
        let mut child = self.command().stdout(Stdio::null()).spawn()?;
        let mut peak = 0.0_f64;
        loop {
            if let Some(status) = child.try_wait()? {
                if !status.success() {
                    bail!("the program fails");
                }
                return Ok((start.elapsed(), peak));
            }
            peak = peak.max(peak_of(&child));
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// The most memory that a process has had until now, in kilobytes; 0 where nobody says.
fn peak_of(child: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    number.unwrap_or(0.0)
}

/// What reading the files as JSON values alone takes.
fn parse(folder: &Path) -> Result<Duration> {
    let start = Instant::now();
    for entry in fs::read_dir(folder)? {
        let text = fs::read(entry?.path())?;
        let value: Value = serde_json::from_slice(&text)?;
        std::hint::black_box(&value);
    }
    Ok(start.elapsed())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
