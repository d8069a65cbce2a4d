//! No line ends in white space.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "trailing_space",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| !file.is_data()) {
        // Not `lines()`, which takes the `\r` of `\r\n` away.
        for (index, line) in file.text.split('\n').enumerate() {
            if line.ends_with(char::is_whitespace) {
                findings.push(file.finding(index + 1, "the line ends in white space; remove it"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of_files(&[(path, text)]))
            .iter()
            .map(|found| found.line)
            .collect()
    }

    #[test]
    fn fires_on_blanks_tabs_and_carriage_returns() {
        assert_eq!(lines("a.md", "a\nb \nc\t\nd\r\n"), [2, 3, 4]);
    }

    #[test]
    fn leaves_clean_lines_and_data_alone() {
        assert_eq!(lines("a.md", "a\n\n b\n"), [0; 0]);
        assert_eq!(lines("tests/ui/a.stderr", "a \n"), [0; 0]);
    }
}
