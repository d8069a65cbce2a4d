//! Nothing unfinished is left behind.

use crate::tidy::{Finding, Rule, file::SourceFile, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "left_over",
    check,
};

/// What must not stand in code.
const CODE: [(&str, &str); 7] = [
    ("todo!", "do it, or refuse the case with an error"),
    ("unimplemented!", "do it, or refuse the case with an error"),
    ("dbg!", "remove it"),
    ("#[ignore]", "make the test fast enough to run always"),
    ("#[ignore =", "make the test fast enough to run always"),
    ("#[should_panic]", "check the message of an error instead"),
    ("#[should_panic(", "check the message of an error instead"),
];
/// What must not stand in any text; put together so that this file doesn't break its own rule.
const MARKS: [&str; 3] = [
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("X", "XX"),
];
/// How an example of a doc comment opens that no compiler sees.
const UNSEEN: &str = concat!("```", "ignore");

fn check(tree: &Tree) -> Vec<Finding> {
    let written = tree.files.iter().filter(|file| !file.is_data());
    written.flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.is_rust() {
        for (index, line) in file.code().lines().enumerate() {
            for (word, fix) in CODE {
                if contains_word(line, word) {
                    findings.push(file.finding(index + 1, format!("`{word}` is left over; {fix}")));
                }
            }
        }
    }
    for (index, line) in file.text.lines().enumerate() {
        for mark in MARKS {
            if is_marked(line, mark) {
                findings.push(file.finding(index + 1, format!("`{mark}` is left over; do it")));
            }
        }
        if file.is_rust() && line.contains(UNSEEN) {
            let message = format!(
                "`{UNSEEN}` hides an example from the compiler; use `no_run`, or `text` for what is a part"
            );
            findings.push(file.finding(index + 1, message));
        }
    }
    findings
}

/// The mark alone, as in a comment: it may be a part of a name.
fn is_marked(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let after = &line[at + mark.len()..];
        !line[..at].ends_with(is_name_part) && !after.starts_with(is_name_part)
    })
}

/// `my_todo!` is another macro.
fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_name_part))
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || "_-".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        lines_of("src/a.rs", text)
    }

    fn lines_of(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of_files(&[(path, text)]))
            .iter()
            .map(|found| found.line)
            .collect()
    }

    #[test]
    fn fires_on_left_overs() {
        let text = "todo!();\nunimplemented!(\"x\");\nlet x = dbg!(y);\n#[ignore = \"slow\"]\n\
                    #[ignore]\n#[should_panic]\n#[should_panic(expected = \"x\")]\n";
        assert_eq!(lines(text), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(lines(&format!("/// A.\n///\n/// {UNSEEN}\n")), [3]);
    }

    #[test]
    fn fires_on_each_mark_in_any_text() {
        for mark in MARKS {
            assert_eq!(lines(&format!("fn a() {{}}\n// {mark}: later\n")), [2]);
            assert_eq!(lines_of("README.md", &format!("{mark} later\n")), [1]);
        }
    }

    #[test]
    fn leaves_other_names_and_text_alone() {
        let text = "my_todo!();\nlet todo = 1;\n// todo!()\nlet _ = \"dbg!(x)\";\n#[ignored]\n";
        assert_eq!(lines(text), [0; 0]);
        for mark in MARKS {
            let names = format!("{mark}S {mark}_LIST sha-{mark} A{mark}\n");
            assert_eq!(lines(&names), [0; 0], "{names}");
            assert_eq!(lines_of("tests/ui/a.rs", &format!("// {mark}\n")), [0; 0]);
        }
    }
}
