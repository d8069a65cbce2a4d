//! Every rule, on releases that breach it and releases that don't.
//!
//! `fixtures/releases/RULE/fires…` and `silent…` hold `1.avpr` and so on as they were released, and
//! the working contract as `new.avpr`. `table.txt` lists which rules fire on each, `messages.txt` what
//! they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{Finding, check_releases, rule_ids};

use super::support::{Folder, subject};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/fixtures/releases")
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("text"))
        .collect();
    names.sort();
    names
}

struct Case {
    rule: String,
    name: String,
    findings: Vec<Finding>,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for rule in names_in(&fixtures()) {
        let folder = fixtures().join(&rule);
        if !folder.is_dir() {
            continue;
        }
        for name in names_in(&folder) {
            let findings = check(&folder.join(&name));
            cases.push(Case {
                rule: rule.clone(),
                name,
                findings,
            });
        }
    }
    cases
}

fn check(folder: &Path) -> Vec<Finding> {
    let texts: Vec<(String, String)> = names_in(folder)
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).expect("text");
            (name, text)
        })
        .collect();
    let (working, released) = texts.split_last().expect("files");
    assert!(working.0.starts_with("new."), "{}", folder.display());
    let working = subject(&working.0, &working.1);
    let mut releases = Folder::new(&working);
    for (name, text) in released {
        assert!(releases.release(&subject(name, text)), "{name}");
    }
    let releases = releases.load().unwrap_or_else(|it| panic!("{it}"));
    check_releases(&working, &releases)
}

/// The rules that fire, each with how often if that is more than once.
fn fired(case: &Case) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &case.findings {
        *counts.entry(finding.diagnostic.rule).or_default() += 1;
    }
    let shown = counts.iter().map(|(rule, count)| match count {
        1 => (*rule).to_owned(),
        _ => format!("{rule} ×{count}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// With `UPDATE_FIXTURES` set, writes the file.
fn compare(file: &str, text: &str) {
    let path = fixtures().join(file);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, text).expect("the fixtures are writable");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, written, "{file}");
}

#[test]
fn every_rule_is_run_on_every_release() {
    let mut table = String::new();
    for case in cases() {
        let _ = writeln!(table, "{}/{}: {}", case.rule, case.name, fired(&case));
    }
    compare("table.txt", &table);
}

#[test]
fn every_finding_is_told_to_the_letter() {
    let mut text = String::new();
    for case in cases().iter().filter(|case| !case.findings.is_empty()) {
        let mut told = Diagnostics::new();
        for finding in &case.findings {
            told.push(finding.diagnostic.clone());
        }
        let _ = writeln!(text, "=== {}/{}\n{told}\n", case.rule, case.name);
    }
    compare("messages.txt", &text);
}

#[test]
fn every_rule_has_releases_that_breach_it_and_releases_that_do_not() {
    let cases = cases();
    let told = |case: &Case| {
        let mut rules = case.findings.iter().map(|it| it.diagnostic.rule);
        rules.any(|rule| rule == case.rule)
    };
    for case in &cases {
        assert_eq!(
            told(case),
            case.name.starts_with("fires"),
            "{}/{}",
            case.rule,
            case.name
        );
    }
    let files: BTreeSet<String> =
        names_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/release/rules"))
            .iter()
            .filter_map(|file| file.strip_suffix(".rs"))
            .filter(|stem| !["mod", "templates"].contains(stem))
            .map(str::to_owned)
            .collect();
    let ids: BTreeSet<String> = rule_ids().map(str::to_owned).collect();
    assert_eq!(ids, files, "a rule's id is its file's name");
    for id in &ids {
        let of_rule = cases.iter().filter(|case| case.rule == *id);
        let sorts: BTreeSet<bool> = of_rule.map(told).collect();
        assert_eq!(sorts.len(), 2, "`{id}` needs releases of each sort");
    }
    let resolution = avro_temporal_contract::resolution::rule_ids();
    for id in resolution {
        assert!(
            cases.iter().any(|case| case.rule == id && told(case)),
            "`{id}` needs releases that breach it"
        );
    }
}

#[test]
fn every_finding_says_what_where_why_and_how_to_fix_it() {
    for case in cases() {
        for Finding {
            diagnostic,
            releases,
            ..
        } in &case.findings
        {
            let which = format!("{}/{}\n{diagnostic}", case.rule, case.name);
            assert!(diagnostic.message.contains('`'), "{which}");
            assert!(diagnostic.site.is_some(), "{which}");
            assert!(diagnostic.help.is_some(), "{which}");
            assert!(diagnostic.notes.len() >= 2, "{which}");
            assert!(!diagnostic.to_string().contains("{}"), "{which}");
            assert!(!releases.is_empty(), "{which}");
        }
    }
}
