//! A file is one idea: 200 lines are the aim, 400 the end, 600 an error.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "file_length",
    check,
};

const LIMIT: usize = 600;

fn check(tree: &Tree) -> Vec<Finding> {
    let lengths = tree
        .rust_in("")
        .map(|file| (file, file.text.lines().count()));
    let too_long = lengths.filter(|(_, length)| *length > LIMIT);
    too_long
        .map(|(file, length)| {
            let message =
                format!("{length} lines are more than {LIMIT}; move an idea of its own out");
            file.finding(LIMIT + 1, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_file(path: &str, lines: usize) -> Vec<Finding> {
        check(&Tree::of_files(&[(path, &"x\n".repeat(lines))]))
    }

    #[test]
    fn fires_above_the_limit() {
        assert_eq!(check_file("src/a.rs", LIMIT + 1)[0].line, LIMIT + 1);
    }

    #[test]
    fn leaves_the_limit_and_data_alone() {
        assert_eq!(check_file("src/a.rs", LIMIT), []);
        assert_eq!(check_file("tests/golden/a.rs", LIMIT + 1), []);
        assert_eq!(check_file("README.md", LIMIT + 1), []);
    }
}
