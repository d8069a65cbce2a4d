//! docs/comparison.md: what is said of this project is shown by a test that is there.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "shown_by_test",
    check,
};

const PAGE: &str = "docs/comparison.md";
/// The head of a table of features: ours is the second column, and the test the last.
const HEAD: &str = "| feature | ours |";

fn check(tree: &Tree) -> Vec<Finding> {
    let Some(page) = tree.file(PAGE) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut is_table = false;
    for (index, line) in page.text.lines().enumerate() {
        is_table = line.starts_with(HEAD) || is_table && line.starts_with('|');
        if !is_table || line.starts_with(HEAD) || line.starts_with("|---") {
            continue;
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let Some(fault) = fault(tree, &cells) {
            findings.push(page.finding(index + 1, &fault));
        }
    }
    findings
}

fn fault(tree: &Tree, cells: &[&str]) -> Option<String> {
    let (Some(ours), Some(shown)) = (cells.get(1), cells.last()) else {
        return Some("the row has no column of ours".to_owned());
    };
    let test = shown.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    match (*ours, test) {
        ("no", None) if *shown == "–" => None,
        ("yes", Some(test)) => missing(tree, test),
        ("yes", None) => Some("a \"yes\" of ours names no test, as `tests/…rs#name`".to_owned()),
        _ => Some("of ours there is `yes` with a test, or `no` with `–`".to_owned()),
    }
}

fn missing(tree: &Tree, test: &str) -> Option<String> {
    let (path, name) = test.split_once('#').unwrap_or((test, ""));
    let function = format!("fn {name}(");
    let is_there = |text: &str| {
        let mut above = "";
        text.lines().any(|line| {
            let found = line.contains(&function) && above.trim_start().starts_with("#[");
            above = line;
            found
        })
    };
    let file = tree.file(path);
    if file.is_some_and(|file| is_there(&file.text)) {
        return None;
    }
    Some(format!("there is no test `{name}` in `{path}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_rows(rows: &str) -> Vec<usize> {
        let page = format!("# A page\n\n{HEAD} them | shown by |\n|---|---|---|---|\n{rows}\n");
        let tree = Tree::of_files(&[
            (PAGE, &page),
            ("tests/a.rs", "#[test]\nfn shown() {}\n\nfn helper() {}\n"),
        ]);
        check(&tree).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn fires_on_what_no_test_shows() {
        assert_eq!(check_rows("| a | yes | no | – |"), [5]);
        assert_eq!(check_rows("| a | yes | no | `tests/a.rs#gone` |"), [5]);
        assert_eq!(check_rows("| a | yes | no | `tests/b.rs#shown` |"), [5]);
        assert_eq!(check_rows("| a | yes | no | `tests/a.rs#helper` |"), [5]);
        assert_eq!(check_rows("| a | mostly | no | `tests/a.rs#shown` |"), [5]);
        assert_eq!(check_rows("| a | no | no | `tests/a.rs#shown` |"), [5]);
    }

    #[test]
    fn leaves_what_is_shown_and_what_is_not_there_alone() {
        let rows = "| a | yes | no | `tests/a.rs#shown` |\n| b | no | yes | – |\n\n| c | maybe |";
        assert!(check_rows(rows).is_empty());
    }
}
