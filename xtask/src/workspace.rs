//! What cargo knows of this workspace.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::capture;

/// Far more than cargo needs for reading manifests.
const LIMIT: Duration = Duration::from_mins(5);

/// The workspace that the current folder belongs to.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The folder of the workspace's manifest.
    pub(crate) root: PathBuf,
    /// The folder that cargo builds into.
    pub(crate) target: PathBuf,
    /// The packages of the workspace.
    pub(crate) members: Vec<Member>,
}

/// A package of the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) manifest: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn load() -> Result<Self> {
        let mut command = Command::new(cargo_program());
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let text = capture("cargo metadata", command, LIMIT)?;
        parse_metadata(&text).context("the answer of `cargo metadata` can't be read")
    }

    /// Tells whether a package of this name is a member.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|member| member.name == name)
    }

    /// Returns a cargo command that runs at the root.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(cargo_program());
        command.current_dir(&self.root);
        for name in env::vars_os().filter_map(|(name, _)| name.into_string().ok()) {
            if describes_package(&name) {
                command.env_remove(name);
            }
        }
        command
    }
}

/// Tells whether a variable is one by which `cargo run` describes this package.
///
/// Some build scripts, as that of `ring`, ask to be run again when these change: passed on, they
/// would make `cargo test` and `cargo xtask test` build the SDK anew in turns.
fn describes_package(name: &str) -> bool {
    const PREFIXES: [&str; 2] = ["CARGO_PKG_", "CARGO_MANIFEST_"];
    const NAMES: [&str; 4] = [
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "OUT_DIR",
    ];
    NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Within `cargo xtask` this is the very cargo that was called.
fn cargo_program() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn parse_metadata(text: &str) -> Result<Workspace> {
    let metadata: Value = serde_json::from_str(text)?;
    let packages = metadata["packages"].as_array().context("no `packages`")?;
    let members = packages
        .iter()
        .map(|package| {
            let name = string(package, "name")?;
            let manifest = string(package, "manifest_path")?.into();
            Ok(Member { name, manifest })
        })
        .collect::<Result<Vec<Member>>>()?;
    Ok(Workspace {
        root: string(&metadata, "workspace_root")?.into(),
        target: string(&metadata, "target_directory")?.into(),
        members,
    })
}

fn string(object: &Value, key: &str) -> Result<String> {
    let text = object[key]
        .as_str()
        .with_context(|| format!("no `{key}`"))?;
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_not_told_of_this_package() {
        let workspace = Workspace {
            root: PathBuf::from("/w"),
            target: PathBuf::from("/w/target"),
            members: Vec::new(),
        };
        let command = workspace.cargo();
        let removed: Vec<_> = command
            .get_envs()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name)
            .collect();
        // Those that cargo has set for this very test.
        for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
            assert!(env::var_os(name).is_some(), "{name}");
            assert!(removed.contains(&name.as_ref()), "{name}");
        }
        assert!(!describes_package("CARGO_TARGET_DIR"));
        assert!(!describes_package("CARGO_INCREMENTAL"));
    }

    #[test]
    fn metadata_tells_root_target_and_members() {
        let text = r#"{
            "packages": [{ "name": "orders", "manifest_path": "/w/examples/orders/Cargo.toml" }],
            "workspace_root": "/w",
            "target_directory": "/elsewhere"
        }"#;
        let workspace = parse_metadata(text).expect("it has all parts");
        assert_eq!(workspace.root, PathBuf::from("/w"));
        assert_eq!(workspace.target, PathBuf::from("/elsewhere"));
        assert_eq!(workspace.members[0].name, "orders");
        let missing = parse_metadata(r#"{ "packages": [] }"#).expect_err("no root");
        assert_eq!(missing.to_string(), "no `workspace_root`");
    }
}
