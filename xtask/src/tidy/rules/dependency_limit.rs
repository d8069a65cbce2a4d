//! ARCHITECTURE.md, crates and invariant 1: what a layer must not pull in.

use crate::tidy::dependencies::Reach;
use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "dependency_limit",
    check,
};

/// What a crate must not depend on, and why.
pub(crate) struct Limit {
    pub(crate) krate: &'static str,
    pub(crate) reach: Reach,
    forbidden: &'static [&'static str],
    reason: &'static str,
}

/// The limits.
pub(crate) const LIMITS: &[Limit] = &[
    Limit {
        krate: "avro-temporal-contract",
        reach: Reach::Linked,
        forbidden: &[
            "syn",
            "quote",
            "proc-macro2",
            "tokio",
            "http",
            "hyper",
            "reqwest",
            "ureq",
            "axum",
            "tonic",
        ],
        reason: "the core knows no tokens, no async and no HTTP",
    },
    Limit {
        krate: "avro-temporal-registry",
        reach: Reach::Compiled,
        forbidden: &["avro-temporal-codegen"],
        reason: "the service is built without code generation",
    },
    Limit {
        krate: "avro-temporal-cli",
        reach: Reach::Linked,
        forbidden: &[
            "avro-temporal-runtime",
            "temporalio-sdk",
            "temporalio-sdk-core",
        ],
        reason: "the command line runs no workflow: a client of the server is enough",
    },
    Limit {
        krate: "xtask",
        reach: Reach::Linked,
        forbidden: &["tokio", "temporalio-client", "temporalio-sdk"],
        reason: "every command of the project starts with building xtask",
    },
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for dependencies in &tree.dependencies {
        let Some(limit) = LIMITS
            .iter()
            .find(|limit| limit.krate == dependencies.krate)
        else {
            continue;
        };
        for package in &dependencies.packages {
            if limit.forbidden.contains(&package.as_str()) {
                let krate = limit.krate;
                findings.push(Finding {
                    path: format!("{krate}/Cargo.toml"),
                    line: 1,
                    message: format!(
                        "`{krate}` depends on `{package}`, but {}; see how with \
                         `cargo tree -p {krate} -i {package}`",
                        limit.reason
                    ),
                });
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::dependencies::Dependencies;

    fn messages(krate: &'static str, packages: &[&str]) -> Vec<String> {
        let packages = packages.iter().map(|&name| name.to_owned()).collect();
        let dependencies = vec![Dependencies { krate, packages }];
        let findings = check(&Tree {
            dependencies,
            ..Tree::default()
        });
        findings.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn fires_on_each_forbidden_package() {
        let found = messages("avro-temporal-contract", &["sha2", "syn", "tokio"]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("`avro-temporal-contract` depends on `syn`, but the core"));
        assert_eq!(
            messages("avro-temporal-cli", &["syn", "temporalio-sdk"]).len(),
            1
        );
        assert_eq!(
            messages(
                "avro-temporal-cli",
                &["avro-temporal-runtime", "temporalio-sdk-core"]
            )
            .len(),
            2
        );
    }

    #[test]
    fn leaves_everything_else_alone() {
        assert_eq!(
            messages("avro-temporal-contract", &["sha2", "serde"]),
            [""; 0]
        );
        assert_eq!(
            messages("avro-temporal-cli", &["syn", "temporalio-client", "tokio"]),
            [""; 0]
        );
    }
}
