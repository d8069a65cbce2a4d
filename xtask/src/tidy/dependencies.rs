//! What crates depend on, by cargo's own account.

use std::time::Duration;

use anyhow::Result;

use super::rules::LIMITS;
use crate::process::capture;
use crate::workspace::Workspace;

/// How far dependencies are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// What ends up in the crate's users: a derive macro's own dependencies don't.
    Linked,
    /// What is compiled along the way: derive macros and what they need too.
    Compiled,
}

/// The packages that a crate depends on, itself included.
#[derive(Debug)]
pub(crate) struct Dependencies {
    pub(crate) krate: &'static str,
    pub(crate) packages: Vec<String>,
}

/// Asks cargo for every crate that has a limit and exists.
pub(super) fn load_dependencies(workspace: &Workspace) -> Result<Vec<Dependencies>> {
    let limited = LIMITS.iter().filter(|limit| workspace.has(limit.krate));
    limited
        .map(|limit| {
            let edges = match limit.reach {
                Reach::Linked => "normal,no-proc-macro",
                Reach::Compiled => "normal,build",
            };
            let answer = cargo_tree(workspace, limit.krate, edges, "{p}")?;
            Ok(Dependencies {
                krate: limit.krate,
                packages: parse_packages(&answer),
            })
        })
        .collect()
}

/// Lists a crate's dependencies with all its features, one a line.
pub(super) fn cargo_tree(
    workspace: &Workspace,
    krate: &str,
    edges: &str,
    format: &str,
) -> Result<String> {
    let mut command = workspace.cargo();
    command.args(["tree", "--locked", "--all-features", "--prefix", "none"]);
    command.args(["--package", krate, "--edges", edges, "--format", format]);
    capture("cargo tree", command, Duration::from_mins(5))
}

/// Each line is a name and a version, perhaps with a path or a mark; parts are repeated.
fn parse_packages(answer: &str) -> Vec<String> {
    let names = answer.lines().filter_map(|line| line.split(' ').next());
    let mut packages: Vec<String> = names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    packages.sort();
    packages.dedup();
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_once() {
        let answer = "a v0.1.0 (/w/a)\nsha2 v0.11.0\ncfg-if v1.0.5\n\nsha2 v0.11.0 (*)\n";
        assert_eq!(parse_packages(answer), ["a", "cfg-if", "sha2"]);
    }
}
