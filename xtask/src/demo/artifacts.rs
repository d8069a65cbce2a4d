//! Where cargo put the programs that it built.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

/// The executables of one build, by name.
#[derive(Debug)]
pub(crate) struct Programs(BTreeMap<String, PathBuf>);

impl Programs {
    /// Returns the path of a program.
    pub(crate) fn path(&self, name: &str) -> Result<&Path> {
        let path = self.0.get(name).with_context(|| {
            format!(
                "the build has no program `{name}`; declare it as a `[[bin]]` of a built package"
            )
        })?;
        Ok(path)
    }
}

/// Reads what `cargo build --message-format=json` prints.
pub(super) fn parse_messages(messages: &str) -> Result<Programs> {
    let mut programs = BTreeMap::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line)
            .with_context(|| format!("cargo's message can't be read: {line}"))?;
        let name = message["target"]["name"].as_str();
        if let (Some(name), Some(path)) = (name, message["executable"].as_str()) {
            programs.insert(name.to_owned(), path.into());
        }
    }
    Ok(Programs(programs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn executables_are_found_by_name() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"syn"},"executable":null}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"orders-worker"},"executable":"/t/orders-worker"}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
            "\n",
        );
        let programs = parse_messages(messages).expect("cargo's messages");
        assert_eq!(
            programs.path("orders-worker").expect("built"),
            Path::new("/t/orders-worker")
        );
        let error = programs.path("syn").expect_err("a library").to_string();
        assert!(
            error.starts_with("the build has no program `syn`"),
            "{error}"
        );
    }
}
