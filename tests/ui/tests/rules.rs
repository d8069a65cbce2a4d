//! Every rule of code generation is seen in a snapshot.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rules that no snapshot shows, and why.
const NOT_SHOWN: [(&str, &str); 3] = [
    ("bad_manifest", "the disk refuses the file"),
    ("duplicate_module", "a macro makes the modules of one file"),
    ("unused_option", "only a build script can say it"),
];

#[test]
fn every_rule_is_seen_in_a_snapshot() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rules = BTreeSet::new();
    for file in files(&package.join("../../avro-temporal-codegen/src"), "rs") {
        rules.extend(rules_of(&file));
    }
    assert!(rules.len() > 30, "the scan finds the rules: {rules:?}");
    let snapshots: String = files(&package.join("tests/ui"), "stderr")
        .iter()
        .map(|file| read(file))
        .collect();
    let excused: BTreeSet<&str> = NOT_SHOWN.iter().map(|(rule, _)| *rule).collect();
    let unseen: Vec<&String> = rules
        .iter()
        .filter(|rule| !snapshots.contains(&format!("[{rule}]")))
        .filter(|rule| !excused.contains(rule.as_str()))
        .collect();
    assert!(unseen.is_empty(), "no fixture shows {unseen:?}");
    for rule in excused {
        assert!(rules.contains(rule), "`{rule}` is excused, and no rule");
    }
}

#[test]
fn every_fixture_has_a_snapshot_and_every_snapshot_a_fixture() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    for file in files(&fixtures, "rs") {
        assert!(
            file.with_extension("stderr").is_file(),
            "{}",
            file.display()
        );
    }
    for file in files(&fixtures, "stderr") {
        assert!(file.with_extension("rs").is_file(), "{}", file.display());
    }
}

/// All that a program writes stands beside each of these contracts, which have one mistake.
#[test]
fn a_mistake_in_a_contract_is_the_only_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/refused");
    let snapshots = files(&folder, "stderr");
    assert!(snapshots.len() > 15, "{snapshots:?}");
    for snapshot in snapshots {
        let fixture = read(&snapshot.with_extension("rs"));
        assert!(fixture.contains("mod lending;"), "{}", snapshot.display());
        let text = read(&snapshot);
        let errors = text.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), 1, "{}:\n{text}", snapshot.display());
    }
}

/// The rules that a source file names: the first argument of each constructor of a diagnostic.
fn rules_of(file: &Path) -> Vec<String> {
    let text = read(file);
    let constructors = [
        "Diagnostic::error(",
        "Diagnostic::outside(",
        "Diagnostic::warning(",
    ];
    constructors
        .iter()
        .flat_map(|constructor| text.split(constructor).skip(1))
        .map(|arguments| {
            let rule = arguments
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next());
            rule.map_or_else(
                || panic!("{} names a rule that isn't a literal", file.display()),
                str::to_owned,
            )
        })
        .collect()
}

/// The files with an extension below a folder.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is part of the repository");
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the file is UTF-8")
}
