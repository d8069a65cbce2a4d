//! A text file of the project.

use std::path::Path;

use super::{Finding, code::code_only};

/// A text file.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// The path from the root, with `/`.
    pub(crate) path: String,
    /// The content.
    pub(crate) text: String,
    data: bool,
}

impl SourceFile {
    /// Takes a file of a workspace whose members are in the given folders.
    pub(super) fn new(path: &str, text: String, members: &[&str]) -> Self {
        Self {
            data: is_data(path, members),
            path: path.to_owned(),
            text,
        }
    }

    /// Tells whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        Path::new(&self.path).extension() == Some("rs".as_ref())
    }

    /// Tells whether its content is given from outside or written by a program: the house rules
    /// on style don't apply.
    pub(crate) fn is_data(&self) -> bool {
        self.data
    }

    /// Returns the text without the content of comments and strings, line by line.
    pub(crate) fn code(&self) -> String {
        code_only(&self.text)
    }

    /// Returns a finding in a line, counted from 1.
    pub(crate) fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding {
            path: self.path.clone(),
            line,
            message: message.into(),
        }
    }
}

/// A member may have the name of a data folder: what cargo builds of it is no data.
fn is_data(path: &str, members: &[&str]) -> bool {
    let member = members
        .iter()
        .filter_map(|member| Some((*member, path.strip_prefix(member)?.strip_prefix('/')?)))
        .max_by_key(|(member, _)| member.len());
    let (member, own) = member.unwrap_or(("", path));
    let own_folders = own.rsplit_once('/').map_or("", |(folders, _)| folders);
    let below_tests = member.split('/').any(|folder| folder == "tests");
    if has_data_folder(own_folders, below_tests) {
        return true;
    }
    let built = matches!(own, "Cargo.toml" | "build.rs")
        || ["src/", "tests/"].iter().any(|root| own.starts_with(root));
    has_data_folder(member, false) && !built
}

fn has_data_folder(folders: &str, mut below_tests: bool) -> bool {
    for folder in folders.split('/') {
        match folder {
            "generated" => return true,
            "corpus" | "fixtures" | "golden" | "regressions" | "ui" if below_tests => return true,
            "tests" => below_tests = true,
            "src" => below_tests = false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBERS: [&str; 5] = [
        "avro-temporal-macros",
        "examples/orders",
        "tests/e2e",
        "tests/generated",
        "tests/ui",
    ];

    #[test]
    fn fixtures_and_generated_files_are_data() {
        for path in [
            "avro-temporal-macros/tests/golden/order.rs",
            "avro-temporal-macros/tests/macros/fixtures/order.txt",
            "examples/orders/src/generated/order.rs",
            "tests/corpus/java/user.avsc",
            "tests/e2e/corpus/user.avsc",
            "tests/generated/schemas/order.avsc",
            "tests/ui/cases/unknown_type.rs",
            "tests/ui/tests/ui/unknown_type.stderr",
        ] {
            assert!(is_data(path, &MEMBERS), "{path}");
        }
        assert!(is_data("tests/ui/unknown_type.rs", &[]));
    }

    #[test]
    fn everything_else_is_not() {
        for path in [
            "avro-temporal-macros/src/golden.rs",
            "avro-temporal-macros/src/fixtures/order.rs",
            "avro-temporal-macros/tests/ui.rs",
            "src/generated.rs",
            "tests/e2e/src/ui/button.rs",
            "tests/generated/build.rs",
            "tests/generated/src/lib.rs",
            "tests/generated/tests/oracle.rs",
            "tests/ui/Cargo.toml",
            "tests/ui/tests/ui.rs",
            "tests/uifoo/a.rs",
        ] {
            assert!(!is_data(path, &MEMBERS), "{path}");
        }
    }
}
