//! ARCHITECTURE.md, invariant 1: `contract` does no IO.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "contract_without_io",
    check,
};

const FOLDER: &str = "avro-temporal-contract/src/";
const MODULES: [&str; 4] = ["env", "fs", "net", "process"];
const MACROS: [&str; 4] = ["print!", "println!", "eprint!", "eprintln!"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust_in(FOLDER) {
        let code = file.code();
        for (at, _) in code.match_indices("std::") {
            for module in imported(&code[at + "std::".len()..]) {
                if MODULES.contains(&module) {
                    let line = code[..at].lines().count().max(1);
                    let message = format!(
                        "`std::{module}` in the crate that does no IO; \
                         take its outcome as an argument"
                    );
                    findings.push(file.finding(line, message));
                }
            }
        }
        for (index, line) in code.lines().enumerate() {
            for name in MACROS {
                if calls(line, name) {
                    let message = format!(
                        "`{name}` in the crate that does no IO; return what there is to say"
                    );
                    findings.push(file.finding(index + 1, message));
                }
            }
        }
    }
    findings
}

/// `println!` ends like `eprintln!`, and the module's own macros may end like either.
fn calls(line: &str, name: &str) -> bool {
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Returns the modules named after `std::`, which are several in `std::{fmt, fs::File}`.
fn imported(rest: &str) -> Vec<&str> {
    let Some(list) = rest.strip_prefix('{') else {
        return vec![first_name(rest)];
    };
    let mut modules = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                modules.push(first_name(&list[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    modules
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(path.len());
    &path[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let path = "avro-temporal-contract/src/schema.rs";
        check(&Tree::of_files(&[(path, text)]))
            .iter()
            .map(|found| found.line)
            .collect()
    }

    #[test]
    fn fires_on_a_path() {
        assert_eq!(lines("fn f() {\n    std::fs::read(\"x\");\n}\n"), [2]);
        assert_eq!(lines("use std::process;\n"), [1]);
    }

    #[test]
    fn fires_on_printing() {
        let text = "print!(\"x\");\n    println!();\neprint!();\nf(|| eprintln!(\"x\"));\n";
        assert_eq!(lines(text), [1, 2, 3, 4]);
    }

    #[test]
    fn fires_on_a_list() {
        assert_eq!(
            lines("use std::{\n    fmt::{self, Write},\n    net::TcpStream,\n};\n"),
            [1]
        );
    }

    #[test]
    fn leaves_everything_else_alone() {
        let text = "// std::fs\nuse std::{fmt, io::{net, fs}};\nstd::fsync();\nlet _ = \"std::fs\";\n\
             pretty_print!();";
        assert_eq!(lines(text), [0; 0]);
        let elsewhere = Tree::of_files(&[("avro-temporal-cli/src/main.rs", "use std::fs;")]);
        assert_eq!(check(&elsewhere), []);
    }
}
