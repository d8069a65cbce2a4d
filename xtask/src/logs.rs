//! The folder where one run keeps the output of what it starts.

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, process};

use anyhow::{Context, Result};

/// How many runs' logs are kept.
const KEPT: usize = 10;

/// The log folder of this run: `target/xtask/logs/<command>-<process id>`.
pub(crate) struct Logs {
    folder: PathBuf,
}

impl Logs {
    /// Makes the folder and removes those of long gone runs.
    pub(crate) fn create(target: &Path, command: &str) -> Result<Self> {
        let all = target.join("xtask").join("logs");
        // Two runs at once must not write into each other's logs.
        let folder = all.join(format!("{command}-{}", process::id()));
        fs::create_dir_all(&folder)
            .with_context(|| format!("`{}` can't be created", folder.display()))?;
        remove_old(&all);
        Ok(Self { folder })
    }

    /// Returns the folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of a program's log.
    pub(crate) fn file(&self, program: &str) -> PathBuf {
        self.folder.join(format!("{program}.log"))
    }
}

/// Losing this clean-up costs some disk, never a run: errors are left alone.
fn remove_old(all: &Path) {
    let Ok(entries) = fs::read_dir(all) else {
        return;
    };
    let mut runs: Vec<(SystemTime, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    runs.sort();
    runs.reverse();
    for (_, folder) in runs.into_iter().skip(KEPT) {
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_runs_are_kept() {
        let target = tempfile::tempdir().expect("a temporary folder");
        for run in 0..2 * KEPT {
            Logs::create(target.path(), &format!("run{run}")).expect("a log folder");
        }
        let left = fs::read_dir(target.path().join("xtask/logs"))
            .expect("the folder")
            .count();
        assert_eq!(left, KEPT);
    }
}
