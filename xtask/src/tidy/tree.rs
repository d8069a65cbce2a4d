//! Everything that the rules look at, loaded once.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::dependencies::{Dependencies, load_dependencies};
use super::file::SourceFile;
use super::licences::{Licence, load_licences};
use crate::process::capture;
use crate::workspace::Workspace;

/// What the rules look at.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The text files.
    pub(crate) files: Vec<SourceFile>,
    /// The manifests of the workspace's members, as paths from the root.
    pub(crate) manifests: Vec<String>,
    /// What the crates depend on that have a limit to it.
    pub(crate) dependencies: Vec<Dependencies>,
    /// The licences of what the crates bring to their users.
    pub(crate) licences: Vec<Licence>,
}

impl Tree {
    /// Reads files, manifests and dependencies.
    pub(super) fn load(workspace: &Workspace) -> Result<Self> {
        let manifests = workspace.members.iter().map(|member| {
            let path = member
                .manifest
                .strip_prefix(&workspace.root)
                .unwrap_or(&member.manifest);
            path.to_string_lossy().into_owned()
        });
        let manifests: Vec<String> = manifests.collect();
        let members: Vec<&str> = manifests
            .iter()
            .filter_map(|path| path.strip_suffix("/Cargo.toml"))
            .collect();
        Ok(Self {
            dependencies: load_dependencies(workspace)?,
            licences: load_licences(workspace)?,
            files: load_files(&workspace.root, &members)?,
            manifests,
        })
    }

    /// Returns the file at a path.
    pub(crate) fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Returns the Rust files that people write in a folder; `""` is everywhere.
    pub(crate) fn rust_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a SourceFile> {
        let files = self
            .files
            .iter()
            .filter(|file| file.is_rust() && !file.is_data());
        files.filter(move |file| file.path.starts_with(folder))
    }

    /// Returns a tree of nothing but files, for the rules' own tests.
    #[cfg(test)]
    pub(super) fn of_files(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| SourceFile::new(path, (*text).to_owned(), &[]));
        Self {
            files: files.collect(),
            ..Self::default()
        }
    }
}

/// What is not yet added counts too: a finding before the commit is better than one after.
fn load_files(root: &Path, members: &[&str]) -> Result<Vec<SourceFile>> {
    let mut command = Command::new("git");
    command.current_dir(root);
    // A container often runs as another user than the one who owns the clone.
    command.args(["-c", &format!("safe.directory={}", root.display())]);
    command.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let paths = capture("git ls-files", command, Duration::from_mins(1))
        .context("the project's files can't be listed; run tidy in a git clone")?;
    let mut files = Vec::new();
    for path in paths.split('\0').filter(|path| !path.is_empty()) {
        let file = root.join(path);
        // A link would be read twice, and a removed file is still listed until that is committed.
        if !file.symlink_metadata().is_ok_and(|data| data.is_file()) {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("`{path}` can't be read"))?;
        if let Some(text) = String::from_utf8(bytes)
            .ok()
            .filter(|text| !text.contains('\0'))
        {
            files.push(SourceFile::new(path, text, members));
        }
    }
    Ok(files)
}
