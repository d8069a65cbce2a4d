//! ARCHITECTURE.md, invariant 10: the runtime touches the Temporal SDK in one module.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "sdk_in_one_module",
    check,
};

const FOLDER: &str = "avro-temporal-runtime/src/";
const MODULE: [&str; 2] = [
    "avro-temporal-runtime/src/temporal.rs",
    "avro-temporal-runtime/src/temporal/",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let outside = tree
        .rust_in(FOLDER)
        .filter(|file| !MODULE.iter().any(|module| file.path.starts_with(module)));
    for file in outside {
        for (index, line) in file.code().lines().enumerate() {
            if line.contains("temporalio_") {
                let message = "the SDK is named outside the module `temporal`; \
                               use what that module exports";
                findings.push(file.finding(index + 1, message));
            }
        }
    }
    findings
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
    }

    #[test]
    fn leaves_the_module_and_other_crates_alone() {
        assert_eq!(
            check_file("avro-temporal-runtime/src/temporal/worker.rs"),
            []
        );
        assert_eq!(check_file("avro-temporal-runtime/src/temporal.rs"), []);
        assert_eq!(check_file("examples/orders/src/main.rs"), []);
    }
}
