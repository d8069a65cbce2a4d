//! Manifests and files that aren't as they were written, and what is large.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::check_releases;

use super::support::{Folder, load, subject};

const ORDER: &str = r#"{"type": "record", "name": "acme.Order", "fields": [
  {"name": "id", "type": "string"}
]}"#;
const WITH_NOTE: &str = r#"{"type": "record", "name": "acme.Order", "fields": [
  {"name": "id", "type": "string"}, {"name": "note", "type": "string", "default": ""}
]}"#;

/// Two releases.
fn folder() -> Folder {
    let mut folder = Folder::new(&subject("order.avsc", ORDER));
    assert!(folder.release(&subject("order.avsc", ORDER)));
    assert!(folder.release(&subject("order.avsc", WITH_NOTE)));
    folder
}

fn said(result: Result<impl Sized, Diagnostics>) -> String {
    match result {
        Ok(_) => "nothing".to_owned(),
        Err(diagnostics) => diagnostics.to_string(),
    }
}

/// What is said of a manifest in which a text stands instead of another.
fn edited(from: &str, to: &str) -> String {
    let folder = folder();
    let manifest = folder.manifest.render();
    assert!(manifest.contains(from), "{manifest}");
    said(load(
        &manifest.replacen(from, to, 1),
        "acme.Order",
        &folder.files,
    ))
}

fn assert_says(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "no {part:?} in\n{said}");
    }
    assert!(
        said.contains("\n  at ") && said.contains("\n  help: "),
        "{said}"
    );
}

#[test]
fn a_manifest_is_read_as_it_is_written() {
    let folder = folder();
    let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(releases.retained.len(), 2);
    let entries = &folder.manifest.entries;
    for (read, written) in releases.manifest.entries.iter().zip(entries) {
        // No text of TOML holds that character.
        assert_eq!(read.by, written.by.replace('\u{7f}', ""));
        assert_eq!(
            (&read.why, &read.types, read.content, read.number),
            (
                &written.why,
                &written.types,
                written.content,
                written.number
            )
        );
    }
    assert_eq!(releases.manifest.render(), folder.manifest.render());
    // What the second release changed has version 2.
    assert_eq!(entries[1].types["acme.Order"].version, 2);
}

/// What stands instead of what, and what is said of it.
const EDITS: &[(&str, &str, [&str; 2])] = &[
    (
        "subject = ",
        "subjekt = ",
        ["[bad_manifest]", "unknown field `subjekt`"],
    ),
    (
        "why = ",
        "extra = 1\nwhy = ",
        ["[bad_manifest]", "unknown field `extra`"],
    ),
    (
        "version = 1,",
        "version = 1, x = 2,",
        ["[bad_manifest]", "unknown field `x`"],
    ),
    (
        "number = 2",
        "number = 3",
        [
            "[bad_manifest]",
            "release 3 of `acme.Order` comes after release 1",
        ],
    ),
    (
        "number = 1",
        "number = 2",
        ["[bad_manifest]", "release 2 of `acme.Order` is the first"],
    ),
    (
        "number = 1",
        "number = 0",
        ["[bad_manifest]", "release 0 of `acme.Order` is the first"],
    ),
    (
        "number = 2",
        "number = 1",
        [
            "[release_conflict]",
            "release 1 of `acme.Order` stands twice",
        ],
    ),
    (
        "number = 2",
        "number = 4294967295",
        ["[bad_manifest]", "comes after release 1"],
    ),
    (
        "number = 2",
        "number = 99999999999999999999",
        ["[bad_manifest]", "is not a manifest"],
    ),
    (
        "number = 2",
        "number = -2",
        ["[bad_manifest]", "is not a manifest"],
    ),
    (
        "established = 0",
        "established = 3",
        ["[bad_manifest]", "the newest release is 2"],
    ),
    (
        "established = 0",
        "",
        ["[bad_manifest]", "missing field `established`"],
    ),
    (
        "\"2026-01-31\"",
        "\"31.1.2026\"",
        ["[bad_manifest]", "date"],
    ),
    (
        "\"2026-01-31\"",
        "\"2026-13-31\"",
        ["[bad_manifest]", "date"],
    ),
    (
        "version = 1,",
        "version = 0,",
        ["[bad_manifest]", "version 0 of `acme.Order`"],
    ),
    (
        "version = 2,",
        "version = 4294967295,",
        ["[bad_manifest]", "version 4294967295"],
    ),
    (
        "identity = \"",
        "identity = \"X",
        ["[bad_manifest]", "32 hex digits"],
    ),
    (
        "content = \"",
        "content = \"0",
        ["[bad_manifest]", "32 hex digits"],
    ),
    (
        "[[release]]",
        "<<<<<<< HEAD\n[[release]]",
        ["[release_conflict]", "a merge that isn't finished"],
    ),
    (
        "[[release]]",
        "||||||| base\n[[release]]",
        ["[release_conflict]", "a merge that isn't finished"],
    ),
    (
        "[[release]]",
        ">>>>>>> theirs\n[[release]]",
        ["[release_conflict]", "a merge that isn't finished"],
    ),
];

#[test]
fn a_manifest_that_was_edited_is_refused_at_its_place() {
    for (from, to, parts) in EDITS {
        assert_says(&edited(from, to), parts);
    }
}

#[test]
fn a_truncated_manifest_is_refused_or_holds_less() {
    let folder = folder();
    let whole = folder.manifest.render();
    let mut refused = 0;
    for end in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        match load(&whole[..end], "acme.Order", &folder.files) {
            Ok(releases) => assert!(releases.manifest.latest() <= 2),
            Err(diagnostics) => {
                assert_says(&diagnostics.to_string(), &["[bad_manifest]"]);
                refused += 1;
            }
        }
    }
    assert!(refused > whole.len() / 2, "{refused}");
}

#[test]
fn a_file_is_named_as_its_number_and_no_other_way() {
    for name in [
        "../1.avsc",
        "/etc/passwd",
        "a/1.avsc",
        "..\\\\1.avsc",
        "C:1.avsc",
        ".1.avsc",
        "01.avsc",
        "1.AVSC",
        "2.avsc",
        "1.avsc ",
        "",
        "1.avsc\\u0000",
        "CON",
    ] {
        let said = edited("file = \"1.avsc\"", &format!("file = \"{name}\""));
        assert_says(
            &said,
            &["[bad_manifest]", "another file than `1.avpr` or `1.avsc`"],
        );
    }
}

#[test]
fn a_file_is_what_was_released_whatever_its_white_space() {
    let folder = folder();
    let with = |text: &str| {
        let mut files = folder.files.clone();
        files.insert("1.avsc".to_owned(), text.to_owned());
        said(load(&folder.manifest.render(), "acme.Order", &files))
    };
    let text = &folder.files["1.avsc"];
    let same = [
        text.clone(),
        text.replace('\n', "\r\n"),
        text.replace('\n', " "),
        format!("\u{feff}{text}\n\n"),
        ORDER.to_owned(),
    ];
    for same in &same {
        assert_eq!(with(same), "nothing", "{same}");
    }
    let other = [
        text.replace("id", "ID"),
        text.replace("{\"name\": \"id\"", "{\"doc\": \"\", \"name\": \"id\""),
        WITH_NOTE.to_owned(),
        ORDER.replace("acme.Order", "acme.Other"),
        text.replace('{', ""),
        String::new(),
        text[..text.len() - 4].to_owned(),
    ];
    for other in &other {
        let said = with(other);
        assert_says(
            &said,
            &["[edited_release]", "release 1 of `acme.Order` was edited"],
        );
        assert_eq!(said.matches("error:").count(), 1, "{said}");
    }
    let merging = format!("<<<<<<< HEAD\n{text}=======\n{WITH_NOTE}\n>>>>>>> theirs\n");
    assert_says(
        &with(&merging),
        &["[release_conflict]", "`1.avsc` holds a merge"],
    );
}

#[test]
fn files_that_are_missing_or_of_something_else_are_refused_all_at_once() {
    let folder = folder();
    let manifest = folder.manifest.render();
    let said_of =
        |subject: &str, files: &BTreeMap<String, String>| said(load(&manifest, subject, files));
    let none = said_of("acme.Order", &BTreeMap::new());
    assert_says(
        &none,
        &["[missing_release]", "release 1", "release 2", "`1.avsc`"],
    );
    assert_eq!(none.matches("error:").count(), 2, "{none}");
    let other = said_of("acme.Other", &folder.files);
    assert_says(&other, &["[bad_manifest]", "`acme.Order`", "`acme.Other`"]);
    // The manifest lies together with its folder.
    let manifest = manifest.replace("subject = \"acme.Order\"", "subject = \"acme.Other\"");
    let other = said(load(&manifest, "acme.Other", &folder.files));
    assert_says(
        &other,
        &["[edited_release]", "is a release of something else"],
    );
}

#[test]
fn types_that_are_not_those_of_the_manifest_are_refused() {
    let folder = folder();
    let mut other = folder.clone();
    let identity = folder.manifest.entries[1].types["acme.Order"].identity;
    let types = &mut other.manifest.entries[0].types;
    types.get_mut("acme.Order").expect("a type").identity = identity;
    let text = said(other.load());
    assert_says(
        &text,
        &["[bad_manifest]", "other types of release 1 of `acme.Order`"],
    );
    let mut other = folder.clone();
    other.manifest.entries[0].types.clear();
    assert_says(
        &said(other.load()),
        &["[bad_manifest]", "lists other types"],
    );
}

#[test]
fn a_release_that_is_retired_needs_no_file() {
    let mut folder = folder();
    folder.manifest.entries[0].retired = Some("2026-02-28".to_owned());
    folder.files.remove("1.avsc");
    let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
    assert_eq!(releases.retained.len(), 1);
    assert_eq!(releases.manifest.render(), folder.manifest.render());
    // Its numbers and versions are never used again.
    assert!(folder.release(&subject("order.avsc", ORDER)));
    let last = folder.manifest.entries.last().expect("a release");
    assert_eq!((last.number, last.types["acme.Order"].version), (3, 1));
}

/// A contract of many operations that share a chain of many types, each with a field.
fn large(size: usize, operations: usize, field: &str) -> String {
    let mut types = String::new();
    for index in 0..size {
        let next = match index + 1 {
            next if next < size => format!(r#"["null", "T{next}"]"#),
            _ => "\"int\"".to_owned(),
        };
        let comma = if index > 0 { ",\n" } else { "" };
        let _ = write!(
            types,
            r#"{comma}{{"type": "record", "name": "T{index}", "fields": [{{"name": "next", "type": {next}}}{field}]}}"#
        );
    }
    let mut messages = String::new();
    for index in 0..operations {
        let comma = if index > 0 { ",\n" } else { "" };
        let _ = write!(
            messages,
            r#"{comma}"m{index}": {{"request": [{{"name": "t", "type": "T0"}}], "response": "T0", "temporal": {{"kind": "workflow"}}}}"#
        );
    }
    format!(
        r#"{{"protocol": "P", "namespace": "n", "types": [{types}], "messages": {{{messages}}}}}"#
    )
}

#[test]
fn the_time_grows_with_the_contract() {
    let time = |size: usize| {
        let old = subject("p.avpr", &large(size, 10 * size, ""));
        let with_field = large(size, 10 * size, r#", {"name": "f", "type": "int"}"#);
        let new = subject("p.avpr", &with_field);
        let mut folder = Folder::new(&old);
        assert!(folder.release(&old));
        let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
        // Of several runs, the one that nothing else disturbed.
        let fastest = (0..5).map(|_| {
            let started = Instant::now();
            let findings = check_releases(&new, &releases);
            // Every type has a new field without a default, and an operation's two payloads are in it.
            assert_eq!(findings.len(), size);
            started.elapsed()
        });
        fastest.min().expect("a run")
    };
    let (small, large) = (time(20), time(160));
    // Linear is 8, quadratic 64; a path is as long as the chain.
    let limit = small.max(Duration::from_millis(1)) * 44;
    assert!(large < limit, "{small:?} {large:?}");
}

#[test]
fn a_chain_of_types_overflows_no_stack() {
    let text = large(1000, 1, "");
    let old = subject("p.avpr", &text);
    let new = subject("p.avpr", &text.replacen("\"int\"", "\"long\"", 1));
    let findings = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(move || {
            let mut folder = Folder::new(&old);
            assert!(folder.release(&old));
            let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
            check_releases(&new, &releases)
        })
        .expect("a thread")
        .join()
        .expect("no panic");
    let rules: Vec<_> = findings.iter().map(|it| it.diagnostic.rule).collect();
    assert_eq!(rules, ["type_mismatch"], "an older worker reads no long");
}

#[test]
fn a_type_that_holds_itself_is_walked_once() {
    let tree = |field: &str| {
        subject(
            "tree.avsc",
            &format!(
                r#"{{"type": "record", "name": "n.Tree", "fields": [
                    {{"name": "trees", "type": {{"type": "array", "items": "n.Tree"}}}},
                    {{"name": "by", "type": {{"type": "map", "values": ["null", "n.Tree"]}}}}{field}]}}"#
            ),
        )
    };
    let mut folder = Folder::new(&tree(""));
    assert!(folder.release(&tree("")));
    let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
    let new = tree(r#", {"name": "n", "type": "int", "default": 0}"#);
    let findings = check_releases(&new, &releases);
    let rules: Vec<_> = findings.iter().map(|it| it.diagnostic.rule).collect();
    assert_eq!(rules, ["field_added"]);
}
