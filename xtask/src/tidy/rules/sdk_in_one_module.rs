//! ARCHITECTURE.md, invariant 8: the runtime and the command line each name the Temporal SDK in one
//! module.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "sdk_in_one_module",
    check,
};

/// The sources of a crate, and the module in them that names the SDK.
const CRATES: [(&str, &str); 2] = [
    ("avro-temporal-runtime/src/", "temporal"),
    ("avro-temporal-cli/src/", "namespace"),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, module) in CRATES {
        for file in tree.rust_in(folder) {
            if is_in_module(&file.path, folder, module) {
                continue;
            }
            for (index, line) in file.code().lines().enumerate() {
                if line.contains("temporalio_") {
                    let message = format!(
                        "the SDK is named outside the module `{module}`; \
                         use what that module exports"
                    );
                    findings.push(file.finding(index + 1, message));
                }
            }
        }
    }
    findings
}

/// Tells whether a file is the module's own, or one in its folder.
fn is_in_module(path: &str, folder: &str, module: &str) -> bool {
    let own = path.strip_prefix(folder);
    let own = own.and_then(|path| path.strip_prefix(module));
    own.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_file(path: &str) -> Vec<Finding> {
        check(&Tree::of_files(&[(
            path,
            "//! On temporalio_sdk.\nuse temporalio_sdk::Worker;\n",
        )]))
    }

    #[test]
    fn fires_outside_the_module() {
        assert_eq!(check_file("avro-temporal-runtime/src/lib.rs")[0].line, 2);
        assert_eq!(
            check_file("avro-temporal-runtime/src/temporal_client.rs").len(),
            1
        );
        let found = check_file("avro-temporal-cli/src/commands/history/export.rs");
        assert!(found[0].message.contains("`namespace`"), "{found:?}");
        assert_eq!(check_file("avro-temporal-cli/src/temporal/mod.rs").len(), 1);
    }

    #[test]
    fn leaves_the_modules_and_other_crates_alone() {
        assert_eq!(
            check_file("avro-temporal-runtime/src/temporal/worker.rs"),
            []
        );
        assert_eq!(check_file("avro-temporal-runtime/src/temporal.rs"), []);
        assert_eq!(check_file("avro-temporal-cli/src/namespace/mod.rs"), []);
        assert_eq!(
            check_file("avro-temporal-cli/tests/history_export/main.rs"),
            []
        );
        assert_eq!(check_file("examples/orders/src/main.rs"), []);
    }
}
