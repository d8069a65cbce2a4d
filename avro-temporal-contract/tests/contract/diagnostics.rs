//! What is wrong with a text, to the letter: rule, place, reason and fix.

use std::fmt::Write as _;

use avro_temporal_contract::contract::resolve_contract;
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::{Names, resolve_schemas};
use avro_temporal_contract::site::Source;

/// `=== name` begins a case, `>>> file` another of its files, `??? file` one that is looked at only
/// for names, `---` what is said about them.
const SCHEMAS: [(&str, &str); 5] = [
    ("json", include_str!("fixtures/json.txt")),
    ("schemas", include_str!("fixtures/schemas.txt")),
    ("names", include_str!("fixtures/names.txt")),
    ("defaults", include_str!("fixtures/defaults.txt")),
    ("messages", include_str!("fixtures/messages.txt")),
];

/// The same, where the first file is a contract.
const CONTRACTS: [(&str, &str); 8] = [
    (
        "contracts/kinds",
        include_str!("fixtures/contracts/kinds.txt"),
    ),
    (
        "contracts/options",
        include_str!("fixtures/contracts/options.txt"),
    ),
    (
        "contracts/names",
        include_str!("fixtures/contracts/names.txt"),
    ),
    (
        "contracts/requests",
        include_str!("fixtures/contracts/requests.txt"),
    ),
    (
        "contracts/references",
        include_str!("fixtures/contracts/references.txt"),
    ),
    (
        "contracts/templates",
        include_str!("fixtures/contracts/templates.txt"),
    ),
    (
        "contracts/attributes",
        include_str!("fixtures/contracts/attributes.txt"),
    ),
    (
        "contracts/times",
        include_str!("fixtures/contracts/times.txt"),
    ),
];

/// Characters that a fixture can't hold, or a reader can't see.
const WORDS: [(&str, &str); 6] = [
    ("⟨BOM⟩", "\u{feff}"),
    ("⟨NUL⟩", "\0"),
    ("⟨TAB⟩", "\t"),
    ("⟨VT⟩", "\u{b}"),
    ("⟨NBSP⟩", "\u{a0}"),
    ("⟨CRLF⟩", "\r\n"),
];

struct Case<'t> {
    head: &'t str,
    name: &'t str,
    files: Vec<(bool, &'t str, &'t str)>,
    expected: &'t str,
}

fn parse_cases(text: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for block in text
        .split("\n=== ")
        .map(|block| block.strip_prefix("=== ").unwrap_or(block))
    {
        let (head, expected) = block.split_once("\n---\n").unwrap_or((block, ""));
        let (name, mut rest) = head.split_once('\n').unwrap_or((head, ""));
        let mut files = Vec::new();
        let mut current = (true, "schema.avsc");
        loop {
            let next = ["\n>>> ", "\n??? "]
                .iter()
                .filter_map(|marker| rest.find(marker).map(|at| (at, *marker == "\n>>> ")))
                .min();
            let begins = rest.starts_with(">>> ") || rest.starts_with("??? ");
            let (content, marker) = match next {
                _ if begins => ("", Some((0, rest.starts_with('>')))),
                Some((at, wanted)) => (&rest[..at], Some((at + 1, wanted))),
                None => (rest, None),
            };
            if !begins {
                files.push((current.0, current.1, content));
            }
            let Some((at, wanted)) = marker else { break };
            let (line, after) = rest[at..].split_once('\n').unwrap_or((&rest[at..], ""));
            current = (wanted, &line[4..]);
            rest = after;
        }
        cases.push(Case {
            head,
            name,
            files,
            expected: expected.trim_end(),
        });
    }
    cases
}

fn diagnose(case: &Case<'_>, is_contract: bool) -> String {
    let sources = |wanted: bool| -> Vec<_> {
        let files = case.files.iter().filter(|file| file.0 == wanted);
        files
            .map(|(_, name, text)| {
                let text = WORDS
                    .iter()
                    .fold((*text).to_owned(), |text, (word, meant)| {
                        text.replace(word, meant)
                    });
                let name = match *name {
                    "schema.avsc" if is_contract => "orders.avpr",
                    name => name,
                };
                Source::new(name, text)
            })
            .collect()
    };
    let wanted = sources(true);
    let others = sources(false);
    let mut diagnostics = Diagnostics::new();
    let failed = match wanted.as_slice() {
        [contract] if is_contract => resolve_contract(contract, &others, &mut diagnostics).is_err(),
        _ => resolve_schemas(&wanted, &others, Names::Relative, &mut diagnostics).is_err(),
    };
    let said = diagnostics.errors().next().is_some();
    assert_eq!(failed, said, "{}: an error is lost", case.name);
    diagnostics.to_string()
}

/// With `UPDATE_FIXTURES` set, writes what is said into the fixtures, to be read and judged.
#[test]
fn every_mistake_is_told_with_its_place_and_its_fix() {
    let fixtures = SCHEMAS.map(|fixture| (fixture, false));
    for ((file, text), is_contract) in fixtures.into_iter().chain(CONTRACTS.map(|it| (it, true))) {
        let mut updated = String::new();
        let mut differences = String::new();
        for case in parse_cases(text) {
            let said = diagnose(&case, is_contract);
            if said != case.expected {
                let _ = write!(differences, "\n=== {}\n{said}\n", case.name);
            }
            let _ = write!(
                updated,
                "=== {}
---
{said}

",
                case.head
            );
        }
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            let path = format!(
                "{}/tests/contract/fixtures/{file}.txt",
                env!("CARGO_MANIFEST_DIR")
            );
            std::fs::write(path, updated.trim_end().to_owned() + "\n")
                .expect("the fixtures are writable");
        } else {
            assert!(
                differences.is_empty(),
                "{file}: said otherwise:{differences}"
            );
        }
    }
}
