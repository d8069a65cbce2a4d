//! What users depend on can be taken under MIT or Apache-2.0, or under terms no stricter.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "licence",
    check,
};

/// Permissive licences, by their SPDX identifiers.
const PERMISSIVE: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    // As BSD-3-Clause; of the archives that the SDK's test server comes in.
    "bzip2-1.0.6",
];
/// The packages of the official SDK name no licence in their manifests; their `LICENSE.txt` is MIT.
const MIT_BY_FILE: &str = "temporalio-";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for licence in &tree.licences {
        let (krate, package) = (licence.krate, &licence.package);
        let by_file = licence.expression.is_empty() && package.starts_with(MIT_BY_FILE);
        if by_file || is_permissive(&licence.expression) {
            continue;
        }
        let terms = match licence.expression.as_str() {
            "" => "names no licence".to_owned(),
            expression => format!("has the licence `{expression}`"),
        };
        findings.push(Finding {
            path: format!("{krate}/Cargo.toml"),
            line: 1,
            message: format!(
                "`{krate}` brings its users `{package}`, which {terms}; do without it; \
                 see how it comes in with `cargo tree -p {krate} -i {package}`"
            ),
        });
    }
    findings
}

/// Tells whether a licence expression can be met by permissive licences alone.
///
/// Source: SPDX Specification, annex "SPDX license expressions".
fn is_permissive(expression: &str) -> bool {
    // An older way to write `OR`.
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut tokens = spaced.split_whitespace().peekable();
    any_of(&mut tokens) == Some(true) && tokens.next().is_none()
}

type Tokens<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(tokens: &mut Tokens) -> Option<bool> {
    let mut met = all_of(tokens)?;
    while tokens.next_if_eq(&"OR").is_some() {
        met |= all_of(tokens)?;
    }
    Some(met)
}

fn all_of(tokens: &mut Tokens) -> Option<bool> {
    let mut met = one(tokens)?;
    while tokens.next_if_eq(&"AND").is_some() {
        met &= one(tokens)?;
    }
    Some(met)
}

fn one(tokens: &mut Tokens) -> Option<bool> {
    match tokens.next()? {
        "(" => {
            let met = any_of(tokens)?;
            tokens.next_if_eq(&")").map(|_| met)
        }
        ")" | "AND" | "OR" | "WITH" => None,
        name => {
            // An exception takes nothing away from what the licence permits.
            if tokens.next_if_eq(&"WITH").is_some() {
                tokens.next()?;
            }
            Some(PERMISSIVE.contains(&name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::licences::Licence;

    #[test]
    fn one_permissive_choice_is_enough_and_each_condition_counts() {
        for expression in [
            "MIT",
            "MIT OR Apache-2.0",
            "Apache-2.0 / MIT",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "MPL-2.0 AND ISC OR MIT",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert!(is_permissive(expression), "{expression}");
        }
        for expression in [
            "",
            "MPL-2.0",
            "MIT AND MPL-2.0",
            "MIT AND (GPL-2.0-only OR MPL-2.0)",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "MIT OR",
            "OR MIT",
            "(MIT",
            "MIT)",
            "MIT Apache-2.0",
            "MIT WITH",
        ] {
            assert!(!is_permissive(expression), "{expression}");
        }
    }

    fn messages(package: &str, expression: &str) -> Vec<String> {
        let licences = vec![Licence {
            krate: "avro-temporal-runtime",
            package: package.to_owned(),
            expression: expression.to_owned(),
        }];
        let findings = check(&Tree {
            licences,
            ..Tree::default()
        });
        findings.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn fires_on_a_licence_that_asks_for_more_and_on_none() {
        let found = messages("option", "MPL-2.0");
        assert!(
            found[0].starts_with(
                "`avro-temporal-runtime` brings its users `option`, \
                 which has the licence `MPL-2.0`;"
            ),
            "{found:?}"
        );
        let found = messages("option", "");
        assert!(
            found[0].contains("`option`, which names no licence;"),
            "{found:?}"
        );
        assert_eq!(messages("temporalio-sdk", "MPL-2.0").len(), 1);
    }

    #[test]
    fn leaves_permissive_licences_and_the_sdk_alone() {
        assert_eq!(messages("sha2", "MIT OR Apache-2.0"), [""; 0]);
        assert_eq!(messages("temporalio-sdk", ""), [""; 0]);
    }
}
