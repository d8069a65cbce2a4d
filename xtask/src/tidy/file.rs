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
}

impl SourceFile {
    /// Tells whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        Path::new(&self.path).extension() == Some("rs".as_ref())
    }

    /// Tells whether its content is given from outside or written by a program: the house rules
    /// on style don't apply.
    pub(crate) fn is_data(&self) -> bool {
        let parts: Vec<&str> = self.path.split('/').collect();
        let fixture =
            |pair: &[&str]| pair[0] == "tests" && matches!(pair[1], "ui" | "golden" | "corpus");
        parts.contains(&"generated") || parts.windows(2).any(fixture)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_data(path: &str) -> bool {
        SourceFile {
            path: path.to_owned(),
            text: String::new(),
        }
        .is_data()
    }

    #[test]
    fn fixtures_and_generated_files_are_data() {
        assert!(is_data("tests/ui/unknown_type.rs"));
        assert!(is_data("avro-temporal-macros/tests/golden/order.rs"));
        assert!(is_data("tests/corpus/java/user.avsc"));
        assert!(is_data("examples/orders/src/generated/order.rs"));
    }

    #[test]
    fn everything_else_is_not() {
        assert!(!is_data("tests/ui.rs"));
        assert!(!is_data("avro-temporal-codegen/src/golden.rs"));
        assert!(!is_data("src/generated.rs"));
    }
}
