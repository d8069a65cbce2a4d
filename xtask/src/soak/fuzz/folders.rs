//! Where inputs are kept and found.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// The folders of all targets.
pub(super) struct Folders {
    /// `tests/fuzz`, in the repository.
    package: PathBuf,
    /// What is built, tried and found: nothing of it is in the repository.
    pub(super) target: PathBuf,
}

impl Folders {
    pub(super) fn of(workspace: &Workspace) -> Self {
        Self {
            package: workspace.root.join("tests").join("fuzz"),
            target: workspace.target.join("fuzz"),
        }
    }

    /// Lists the targets: each is a file.
    pub(super) fn targets(&self) -> Result<Vec<String>> {
        let folder = self.package.join("targets");
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("`{}` can't be read", folder.display()))?;
        let mut names = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension() == Some("rs".as_ref()) {
                names.extend(path.file_stem().map(|name| name.to_string_lossy().into()));
            }
        }
        names.sort();
        Ok(names)
    }

    /// The inputs that are kept: few and small.
    pub(super) fn kept(&self, name: &str) -> PathBuf {
        self.package.join("corpus").join(name)
    }

    /// The inputs that failed once.
    pub(super) fn regressions(&self, name: &str) -> PathBuf {
        self.package.join("regressions").join(name)
    }

    /// All inputs that ever reached something new, in this target folder.
    pub(super) fn corpus(&self, name: &str) -> PathBuf {
        self.target.join("corpus").join(name)
    }

    /// The inputs that fail.
    pub(super) fn found(&self, name: &str) -> PathBuf {
        self.target.join("found").join(name)
    }

    /// Words that inputs are made of.
    pub(super) fn dictionary(&self) -> PathBuf {
        self.package.join("avro.dict")
    }
}
