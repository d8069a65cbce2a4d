//! A text file ends with exactly one newline.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "final_newline",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .files
        .iter()
        .filter(|file| !file.is_data() && !file.text.is_empty())
    {
        let last = file.text.lines().count();
        if !file.text.ends_with('\n') {
            findings.push(file.finding(last, "the last line has no newline; add it"));
        } else if file.text == "\n" || file.text.ends_with("\n\n") {
            findings.push(file.finding(last, "the file ends with an empty line; remove it"));
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
    fn fires_on_none_and_on_two() {
        assert_eq!(lines("a.toml", "a\nb"), [2]);
        assert_eq!(lines("a.toml", "a\nb\n\n"), [3]);
    }

    #[test]
    fn leaves_one_and_empty_files_and_data_alone() {
        assert_eq!(lines("a.toml", "a\nb\n"), [0; 0]);
        assert_eq!(lines("a.toml", ""), [0; 0]);
        assert_eq!(lines("tests/corpus/a.avsc", "{}"), [0; 0]);
    }
}
