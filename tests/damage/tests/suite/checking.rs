//! What the rules say of the changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use avro_temporal_contract::contract::resolve_contract_of;
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{
    Body, Finding, Manifest, Releases, Subject, check_releases, next_release,
};
use avro_temporal_contract::schema::{Names, resolve_schemas};
use avro_temporal_contract::site::Source;

/// A rule tells of its story's change, and is the only one that does.
pub(crate) fn assert_told(rule: &str) {
    let told = match rule {
        "json_release_changed" => rules(&check(&AS_OF_1, 0, "json/as_of_2/json.avpr")),
        "json_release_missing" => rules(&check(&AS_OF_1, 1, "json/unreleased/json.avpr")),
        _ => rules_of(rule, &check(&["first.avpr", "old.avpr"], 0, "new.avpr")),
    };
    // What a release breached before, stays told.
    let before = rules_of(rule, &check(&["first.avpr"], 0, "old.avpr"));
    let (own, others): (Vec<_>, Vec<_>) = told.into_iter().partition(|it| *it == rule);
    assert_eq!(own, [rule], "the rule is silent");
    assert!(
        others.iter().all(|it| before.contains(it)),
        "it is not the only one: {others:?}"
    );
}

/// The releases of the contract whose runs are started with JSON.
const AS_OF_1: [&str; 2] = [
    "json/as_of_1/released/acme.damage.Typed/1.avpr",
    "json/as_of_1/released/acme.damage.Typed/2.avpr",
];

/// Every rule once.
fn rules(findings: &[Finding]) -> Vec<&'static str> {
    let rules: BTreeSet<_> = findings.iter().map(|it| it.diagnostic.rule).collect();
    rules.into_iter().collect()
}

/// The rules that are breached by what has the name of a story, each once.
///
/// Every operation that a story changes is named after it, and messages name the operations.
fn rules_of(story: &str, findings: &[Finding]) -> Vec<&'static str> {
    let name = camel_case(story);
    let of_story = findings.iter().filter(|finding| {
        let said = finding.diagnostic.to_string();
        said.split(|it: char| !it.is_alphanumeric())
            .any(|word| is_of_story(word, &name))
    });
    rules(&of_story.cloned().collect::<Vec<_>>())
}

/// `errorRemoved`, `errorRemovedActivity` and `ErrorRemovedRequest` are of one story.
fn is_of_story(word: &str, name: &str) -> bool {
    let starts_alike = || Some(word.get(..1)?.eq_ignore_ascii_case(name.get(..1)?));
    let rest = word.get(1..).filter(|_| starts_alike() == Some(true));
    let rest = rest.and_then(|rest| rest.strip_prefix(&name[1..]));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(|it: char| it.is_uppercase()))
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(1);
        out.push_str(&first.to_uppercase());
        out.push_str(rest);
    }
    out
}

/// What is found in a contract beside others that were released before it, the oldest first; of
/// those, the first `retired` are there no more.
fn check(released: &[&str], retired: usize, working: &str) -> Vec<Finding> {
    let working = subject(working);
    let mut manifest = Manifest::empty(working.name().as_str());
    let mut files = BTreeMap::new();
    for path in released {
        let mut diagnostics = Diagnostics::new();
        let next = next_release(&subject(path), 0, &manifest, &mut diagnostics);
        let mut next = next.expect("it is sound").expect("it is new");
        "2026-01-31".clone_into(&mut next.entry.date);
        files.insert(next.entry.file.clone(), next.text);
        manifest.entries.push(next.entry);
    }
    for entry in manifest.entries.iter_mut().take(retired) {
        entry.retired = Some("2026-02-28".to_owned());
    }
    let read = |file: &str| Ok(Source::new(file, files[file].as_str()));
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("releases.toml", manifest.render());
    let releases = Releases::load(&source, &manifest.subject, read, &mut diagnostics);
    let releases = releases.unwrap_or_else(|_| panic!("{diagnostics}"));
    check_releases(&working, &releases)
}

/// A contract of this package.
fn subject(path: &str) -> Subject {
    let full = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(path);
    let text = fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut diagnostics = Diagnostics::new();
    let sources = [Source::new(path, text)];
    let contract = resolve_schemas(&sources, &[], Names::Relative, &mut diagnostics)
        .and_then(|set| resolve_contract_of(set, 0, &mut diagnostics));
    let (set, contract) = contract.unwrap_or_else(|_| panic!("{diagnostics}"));
    Subject {
        set: Arc::new(set),
        body: Body::Contract(Box::new(contract)),
    }
}
