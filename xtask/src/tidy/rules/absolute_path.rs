//! No file names a folder of one machine.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "absolute_path",
    check,
};

/// Put together so that this file doesn't break its own rule.
const FOLDERS: [&str; 4] = [
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("/", "root/"),
    concat!("/", "work/"),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| names(line, folder)) {
                let message = format!(
                    "the path below `{folder}` exists on one machine only; \
                     write it from the project's root"
                );
                findings.push(file.finding(index + 1, message));
            }
        }
    }
    findings
}

fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder)
        .any(|(at, _)| starts_path(&line[..at]))
}

/// The middle of a longer path or URL (`src/home/`, `example.com/home/`) is no absolute path.
fn starts_path(before: &str) -> bool {
    before.ends_with("file://")
        || !before.ends_with(|c: char| c.is_alphanumeric() || ".-_~/})$*%".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let text = text.replace('|', "/");
        check(&Tree::of_files(&[("README.md", &text)]))
            .iter()
            .map(|found| found.line)
            .collect()
    }

    #[test]
    fn fires_on_a_home_or_work_folder() {
        let text = "cd |home|anna\nPATH=|root|bin\n\"|work|x\"\nfile:|||home|anna\n(|home|a)\n[|Users|a]\n";
        assert_eq!(lines(text), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn leaves_other_paths_alone() {
        let text = "src|home|x\n~|work|x\nhttps:||example.com|root|\n$DIR|work|x\n|homes|x\n";
        assert_eq!(lines(text), [0; 0]);
    }
}
