//! The pinned fastavro, fetched once into the target folder.
//!
//! The build for one machine and one Python serves all: what is compiled in it is left out, and
//! fastavro is then the Python that it also is. So nothing is installed, and it doesn't matter
//! which Python there is, whose pip it has, or whether it lets pip install.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::interpreter;
use crate::interrupt;
use crate::progress::{Progress, Screen};
use crate::wheel::{self, Wheel};

/// The version that the tests know.
pub(super) const VERSION: &str = "1.13.1";

const WHEEL: Wheel = Wheel {
    requirement: include_str!("fastavro.txt"),
    build: &[
        "--platform=manylinux2014_x86_64",
        "--implementation=cp",
        "--python-version=3.11",
        "--abi=cp311",
    ],
};

/// How Python is called, the likeliest way first.
const CANDIDATES: [&str; 2] = ["python3", "python"];

/// Returns where the Python is kept: a script that calls the machine's own with the fetched modules.
pub(super) fn cached(target: &Path) -> PathBuf {
    folder(target).join(VERSION).join("python")
}

/// Fetches fastavro.
pub(super) fn fetch(target: &Path, screen: Screen) -> Result<PathBuf> {
    let progress = Progress::start(screen, &format!("fetching fastavro {VERSION} (4 MB)"));
    let outcome = download(target);
    drop(progress);
    // Ctrl-C is no reason to explain how to supply a Python.
    interrupt::check()?;
    outcome.with_context(advice)
}

fn download(target: &Path) -> Result<PathBuf> {
    let folder = folder(target);
    fs::create_dir_all(&folder)?;
    let scratch = tempfile::tempdir_in(&folder)?;
    let archive = wheel::download(WHEEL, scratch.path())?;
    let fresh = scratch.path().join("fresh");
    wheel::extract_modules(&archive, &fresh.join("modules"))?;
    choose(&fresh.join("python"))?;
    let kept = folder.join(VERSION);
    // What is there was passed over, or is the equal of ours, put there meanwhile.
    let former = scratch.path().join("former");
    let replaces = kept.exists();
    if replaces {
        fs::rename(&kept, &former)?;
    }
    if let Err(error) = fs::rename(&fresh, &kept) {
        if replaces && !kept.exists() {
            fs::rename(&former, &kept)?;
        }
        return Err(error).with_context(|| format!("`{}` can't be written", kept.display()));
    }
    let python = cached(target);
    interpreter::check(&python)?;
    Ok(python)
}

/// Writes the script for the first Python that takes the modules.
fn choose(script: &Path) -> Result<()> {
    let mut last = None;
    for candidate in CANDIDATES {
        fs::write(script, script_text(candidate))?;
        fs::set_permissions(script, Permissions::from_mode(0o755))?;
        match interpreter::check(script) {
            Ok(()) => return Ok(()),
            Err(error) => last = Some(error),
        }
        interrupt::check()?;
    }
    match last {
        Some(error) => Err(error.context("neither `python3` nor `python` can be used")),
        None => bail!("no Python is named"),
    }
}

/// Where it stands, the modules stand too, wherever the folder is moved to.
fn script_text(python: &str) -> String {
    format!(
        "#!/bin/sh\nunset PYTHONHOME PYTHONSAFEPATH\n\
         PYTHONPATH=\"$(dirname \"$0\")/modules\" exec {python} \"$@\"\n"
    )
}

fn folder(target: &Path) -> PathBuf {
    target.join("python")
}

fn advice() -> String {
    format!(
        "no Python with fastavro can be had; supply one in one of two ways:\n  \
         - set `{}` to a Python that has fastavro {VERSION}\n  \
         - make `python3 -m pip download fastavro=={VERSION}` work\n\
         the last of them fails",
        super::VARIABLE
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_whose_hash_is_pinned_and_the_one_that_the_tests_ask() {
        let pinned = format!("fastavro=={VERSION} ");
        assert!(WHEEL.requirement.starts_with(&pinned));
        let oracle = include_str!("../../../tests/corpus/oracle/main.py");
        assert!(oracle.contains(&format!("\nVERSION = \"{VERSION}\"\n")));
    }

    #[test]
    fn the_advice_names_both_ways() {
        let advice = advice();
        for way in ["`AVRO_TEMPORAL_TEST_PYTHON`", "pip download fastavro"] {
            assert!(advice.contains(way), "{way}");
        }
    }

    /// The modules of a fastavro that is this version, and nothing else.
    fn modules(folder: &Path, text: &str) {
        let package = folder.join("modules").join("fastavro");
        fs::create_dir_all(&package).expect("a folder");
        fs::write(package.join("__init__.py"), text).expect("a module");
    }

    #[test]
    fn the_script_finds_the_modules_beside_it_also_when_both_are_moved() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let fresh = folder.path().join("a fresh one");
        modules(&fresh, "__version__ = '1.13.1'");
        choose(&fresh.join("python")).expect("this machine has a Python");
        let kept = folder.path().join("kept");
        fs::rename(&fresh, &kept).expect("it is moved");
        interpreter::check(&kept.join("python")).expect("it works there, too");
    }

    #[test]
    fn modules_that_no_python_takes_are_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        modules(folder.path(), "raise ImportError('too old')");
        let error = choose(&folder.path().join("python")).expect_err("it can't be imported");
        let error = format!("{error:#}");
        assert!(
            error.starts_with("neither `python3` nor `python` can be used: "),
            "{error}"
        );
        assert!(error.contains("too old"), "{error}");
    }
}
