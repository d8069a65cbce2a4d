//! What holds of every release, tried on schemas at random.

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::parse_json;
use avro_temporal_contract::release::{
    Body, Subject, check_releases, content_of, diff, release_text,
};
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Kind, Type};
use avro_temporal_contract::site::Source;

use super::support::{Folder, subject, subject_beside};
use crate::compatibility::random_pair::random_pair;
use crate::random::Random;

/// A schema as what is released, if it has a name.
fn named(schema: Schema) -> Option<Subject> {
    matches!(schema.ty.kind, Kind::Named(_)).then(|| Subject {
        set: schema.set,
        body: Body::Type(schema.ty),
    })
}

#[test]
fn a_release_is_read_as_it_was_made_and_finds_nothing_in_itself() {
    let mut random = Random::new(7);
    let (mut released, mut told) = (0, 0);
    for _ in 0..2_000 {
        let (old, new) = random_pair(&mut random);
        let (Some(old), Some(new)) = (named(old), named(new)) else {
            continue;
        };
        let mut folder = Folder::new(&old);
        assert!(folder.release(&old));
        assert!(!folder.release(&old), "nothing changed");
        let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
        let read = &releases.retained[0];
        for id in old.set.ids() {
            let name = old.set.get(id).name.as_str();
            let ty = Type::new(Kind::Named(id), old.site().clone());
            let version = &read.entry.types[name];
            assert_eq!(version.identity, old.set.identity(&ty), "{name}");
        }
        let unchanged = check_releases(&old, &releases);
        assert!(unchanged.is_empty(), "{}", unchanged[0].diagnostic);
        told += usize::from(!check_releases(&new, &releases).is_empty());
        released += 1;
    }
    assert!(released > 500 && told > 300, "{released} {told}");
}

/// Types of other files, nested ones, the null namespace, one simple name in two namespaces.
const OTHERS: [(&str, &str); 4] = [
    (
        "a.avsc",
        r#"{"type": "record", "name": "Part", "namespace": "a", "aliases": ["Old", "z.Old"], "fields": [
            {"name": "inner", "type": {"type": "record", "name": "Inner", "fields": [{"name": "e", "type": {"type": "enum", "name": "b.E", "symbols": ["X"]}}]}},
            {"name": "other", "type": "b.Part"}]}"#,
    ),
    (
        "b.avsc",
        r#"{"type": "record", "name": "b.Part", "fields": [{"name": "none", "type": ["null", "Bare"]}, {"name": "e", "type": "E"}]}"#,
    ),
    (
        "bare.avsc",
        r#"{"type": "fixed", "name": "Bare", "size": 2}"#,
    ),
    (
        "protocol.avpr",
        r#"{"protocol": "Q", "namespace": "q", "types": [{"type": "record", "name": "InProtocol", "fields": [{"name": "self", "type": ["null", "InProtocol"]}]}], "messages": {}}"#,
    ),
];

const CONTRACT: &str = r#"{"protocol": "P", "namespace": "n", "types": [{"type": "record", "name": "Unused", "fields": [{"name": "q", "type": "q.InProtocol"}]}], "messages": {
    "m": {"request": [{"name": "part", "type": "a.Part"}, {"name": "inner", "type": "a.Inner"}], "response": "Bare", "temporal": {"kind": "workflow"}}}}"#;
const WITHOUT_TYPES: &str = r#"{"protocol": "P", "namespace": "n", "messages": {
    "m": {"request": [{"name": "inner", "type": "a.Inner"}], "response": "null", "temporal": {"kind": "workflow"}}}}"#;
const SCHEMA: &str = r#"{"type": "record", "name": "n.R", "fields": [{"name": "parts", "type": {"type": "array", "items": "b.Part"}}, {"name": "q", "type": "q.InProtocol"}]}"#;

#[test]
fn what_is_released_needs_no_other_file_and_has_the_same_identities() {
    for (name, text, types) in [
        (
            "p.avpr",
            CONTRACT,
            vec![
                "Bare",
                "a.Inner",
                "a.Part",
                "b.E",
                "b.Part",
                "n.MRequest",
                "n.Unused",
                "q.InProtocol",
            ],
        ),
        ("p.avpr", WITHOUT_TYPES, vec!["a.Inner", "b.E"]),
        (
            "r.avsc",
            SCHEMA,
            vec!["Bare", "b.E", "b.Part", "n.R", "q.InProtocol"],
        ),
    ] {
        let working = subject_beside(name, text, &OTHERS);
        let alone = subject(name, &release_text(&working, 0));
        let mut read = Vec::new();
        for id in alone.set.ids() {
            let (set, ty) = (&alone.set, |id| {
                Type::new(Kind::Named(id), working.site().clone())
            });
            let named = set.get(id);
            let before = working.set.find(&named.name).expect("the same types");
            assert_eq!(set.identity(&ty(id)), working.set.identity(&ty(before)));
            assert_eq!(named.aliases, working.set.get(before).aliases);
            read.push(named.name.as_str());
        }
        read.sort_unstable();
        assert_eq!(read, types, "{}", release_text(&working, 0));
        let mut folder = Folder::new(&working);
        assert!(folder.release(&working));
        let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
        assert!(check_releases(&working, &releases).is_empty());
        // A second release of the same is none, though its file looks otherwise.
        assert!(!folder.release(&working));
    }
}

#[test]
fn the_text_of_a_release_is_the_file_as_it_is_written_in_one_form() {
    let text = release_text(&subject("p.avpr", CONTRACT_ALONE), 0);
    assert_eq!(text, CONTRACT_RELEASED);
    let again = release_text(&subject("p.avpr", &text), 0);
    assert_eq!(again, text, "it is stable");
}

const CONTRACT_ALONE: &str = r#"{"protocol":"P","namespace":"n","temporal":{},"x-owner":{"team":"Orders ☃"},"types":[
 {"type":"record","name":"R","doc":"A \"doc\".\n","fields":[{"name":"amount","type":"double","default":1e2}]}],"messages":{}}"#;
const CONTRACT_RELEASED: &str = r#"{
  "protocol": "P",
  "namespace": "n",
  "temporal": {},
  "x-owner": {"team": "Orders ☃"},
  "types": [
    {
      "type": "record",
      "name": "R",
      "doc": "A \"doc\".\n",
      "fields": [{"name": "amount", "type": "double", "default": 1e2}]
    }
  ],
  "messages": {}
}
"#;

#[test]
fn content_and_differences_are_of_values_not_of_white_space() {
    let node = |text: &str| {
        let source = Source::new("a.avsc", text);
        parse_json(&source, &mut Diagnostics::new()).expect("it is JSON")
    };
    let (one, other) = (
        node("{\"a\": [1, {\"b\": \"x y\"}]}"),
        node("{ \"a\":[1,\r\n{\"b\":\"\\u0078 y\"}]}"),
    );
    assert_eq!(content_of(&one), content_of(&other));
    assert!(diff(&one, &other).is_empty());
    assert_ne!(
        content_of(&one),
        content_of(&node("{\"a\": [1, {\"b\": \"xy\"}]}"))
    );
}

#[test]
fn differences_are_told_by_name() {
    let node = |text: &str| {
        let source = Source::new("a.avsc", text);
        parse_json(&source, &mut Diagnostics::new()).expect("it is JSON")
    };
    let old = r#"{"type": "record", "name": "R", "fields": [
        {"name": "a", "type": "int"}, {"name": "b", "type": "int"}, {"name": "c", "type": "int"}], "temporal": {"nonRetryable": true}}"#;
    let new = r#"{"type": "record", "name": "R", "doc": "d", "fields": [
        {"name": "d", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}, "default": "A", "doc": "a long text that goes on and on"},
        {"name": "c", "type": "long"}, {"name": "a", "type": "int"}]}"#;
    assert_eq!(
        diff(&node(old), &node(new)),
        [
            "+ /doc: \"d\"",
            "+ /fields/d: {\"name\":\"d\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",…",
            "~ /fields/c/type: \"int\" → \"long\"",
            "- /fields/b: {\"name\":\"b\",\"type\":\"int\"}",
            "~ /fields: the order changed",
            "- /temporal: {\"nonRetryable\":true}",
        ]
    );
    assert_eq!(diff(&node("[1]"), &node("[2]")), ["~ /: [1] → [2]"]);
}
