//! Every rule has a page, and every page a rule.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::case::run;

/// What can be wrong with a folder of releases.
const OF_FOLDERS: [&str; 5] = [
    "bad_manifest",
    "edited_release",
    "missing_release",
    "not_established",
    "release_conflict",
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules")
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let rules: BTreeSet<String> = avro_temporal_contract::release::rule_ids()
        .chain(avro_temporal_contract::resolution::rule_ids())
        .chain(OF_FOLDERS)
        .map(str::to_owned)
        .collect();
    let files = fs::read_dir(folder()).expect("the pages");
    let names = files.map(|file| file.expect("a file").file_name());
    let pages: BTreeSet<String> = names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".md")?.to_owned()))
        .filter(|name| name != "README")
        .collect();
    assert_eq!(pages, rules);
    for rule in rules {
        let page = fs::read_to_string(folder().join(format!("{rule}.md"))).expect("a page");
        assert!(page.starts_with(&format!("# {rule}\n\n")), "{rule}");
        let said = run(Path::new("."), &["explain".to_owned(), rule], b"");
        assert_eq!((said.code, said.results), (Some(0), page));
    }
}

#[test]
fn the_list_has_the_first_sentence_of_each_page() {
    let list = fs::read_to_string(folder().join("README.md")).expect("the list");
    let (head, rows) = list.split_once("|---|---|\n").expect("a table");
    let mut expected = String::new();
    for row in rows.lines() {
        let name = row
            .split(['[', ']'])
            .nth(1)
            .expect("a link")
            .trim_matches('`');
        let page = fs::read_to_string(folder().join(format!("{name}.md"))).expect("a page");
        let first = page.lines().nth(2).expect("a sentence");
        let _ = writeln!(expected, "| [`{name}`]({name}.md) | {first} |");
    }
    assert!(head.contains("# Rules"));
    assert_eq!(rows, expected);
    assert!(rows.lines().count() > 30);
}
