//! Under which licences users get what they depend on, by cargo's own account.

use anyhow::Result;

use super::dependencies::cargo_tree;
use crate::workspace::Workspace;

/// The crates that users depend on or run.
const CRATES: [&str; 4] = [
    "avro-temporal-cli",
    "avro-temporal-codegen",
    "avro-temporal-registry",
    "avro-temporal-runtime",
];

/// The licence of a package that one of our crates brings to its users.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Licence {
    pub(crate) krate: &'static str,
    pub(crate) package: String,
    /// As the package's manifest says it, empty if it doesn't.
    pub(crate) expression: String,
}

/// Asks cargo for every crate that users get and that exists.
pub(super) fn load_licences(workspace: &Workspace) -> Result<Vec<Licence>> {
    let mut licences = Vec::new();
    for krate in CRATES.into_iter().filter(|name| workspace.has(name)) {
        // Derive macros are compiled by the user, so they count too.
        let answer = cargo_tree(workspace, krate, "normal", "{p}\t{l}")?;
        licences.extend(parse_licences(krate, &answer));
    }
    Ok(licences)
}

/// Each line is a package, a tab and a licence, perhaps with a mark; parts are repeated.
fn parse_licences(krate: &'static str, answer: &str) -> Vec<Licence> {
    let lines = answer.lines().filter_map(|line| line.split_once('\t'));
    let mut licences: Vec<Licence> = lines
        .map(|(package, licence)| Licence {
            krate,
            package: package.split(' ').next().unwrap_or_default().to_owned(),
            expression: licence.trim_end_matches("(*)").trim().to_owned(),
        })
        .collect();
    licences.sort();
    licences.dedup();
    licences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read_once_with_their_licence() {
        let answer = "a v0.1.0 (/w/a)\tMIT OR Apache-2.0\n\
                      fnv v1.0.7\tApache-2.0 / MIT\n\
                      derive v1.0.0 (proc-macro)\t\n\n\
                      fnv v1.0.7\tApache-2.0 / MIT (*)\n";
        let read = parse_licences("a", answer);
        let pairs: Vec<(&str, &str)> = read
            .iter()
            .map(|licence| (licence.package.as_str(), licence.expression.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("a", "MIT OR Apache-2.0"),
                ("derive", ""),
                ("fnv", "Apache-2.0 / MIT")
            ]
        );
    }
}
