//! `cargo xtask tidy`: the house rules that the compiler doesn't know.

mod code;
mod dependencies;
mod file;
mod licences;
mod rules;
mod tree;

use std::fmt;

use anyhow::{Result, bail};
use tree::Tree;

use crate::workspace::Workspace;

/// A rule: its name and its check.
pub(crate) struct Rule {
    id: &'static str,
    check: fn(&Tree) -> Vec<Finding>,
}

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    message: String,
}

/// Lists everything that breaks a rule, and fails if there is anything.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tree = Tree::load(workspace)?;
    let lines = render(&tree);
    for line in &lines {
        eprintln!("{line}");
    }
    if !lines.is_empty() {
        bail!("the house rules are broken in {} place(s)", lines.len());
    }
    eprintln!(
        "    {} rules hold for {} files",
        rules::ALL.len(),
        tree.files.len()
    );
    Ok(())
}

fn render(tree: &Tree) -> Vec<String> {
    let mut findings: Vec<(Finding, &str)> = Vec::new();
    for rule in rules::ALL {
        findings.extend(
            (rule.check)(tree)
                .into_iter()
                .map(|finding| (finding, rule.id)),
        );
    }
    findings.sort();
    findings
        .iter()
        .map(|(finding, id)| format!("{finding} ({id})"))
        .collect()
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_listed_by_place() {
        let tree = Tree::of_files(&[
            ("b.rs", "fn b() \n{}"),
            ("a.rs", "fn a() {}\n\nstatic A: u8 = 1; \n"),
        ]);
        let lines = render(&tree);
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("a.rs:3: "), "{}", lines[0]);
        assert!(lines[0].ends_with(" (trailing_space)"), "{}", lines[0]);
        assert!(lines[1].starts_with("b.rs:1: "), "{}", lines[1]);
        assert!(lines[2].ends_with(" (final_newline)"), "{}", lines[2]);
    }
}
