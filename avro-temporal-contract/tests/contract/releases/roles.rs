//! Which releases a payload's schemas are compared with, by its role and by the level that is set.

use avro_temporal_contract::release::{Finding, Role, check_releases};

use super::support::{Folder, subject};

/// A contract whose payloads in one role have a field `p` or not.
fn contract(role: Role, fields: &str, level: &str, on_type: bool) -> String {
    let temporal = |level: &str| match level {
        "" => String::new(),
        level => format!(r#""temporal": {{"compatibility": "{level}"}},"#),
    };
    let (of_protocol, of_type) = if on_type {
        (String::new(), temporal(level))
    } else {
        (temporal(level), String::new())
    };
    let input = r#"{"name": "t", "type": "T"}"#;
    let message = |request: &str, response: &str, rest: &str, kind: &str| {
        format!(
            r#"{{"request": [{request}], "response": "{response}" {rest}, "temporal": {{"kind": "{kind}"}}}}"#
        )
    };
    let (subject, kind, record) = match role {
        Role::WorkflowInput => (message(input, "null", "", "workflow"), "m", "record"),
        Role::WorkflowResult => (message("", "T", "", "workflow"), "m", "record"),
        Role::Failure => (
            message("", "null", r#", "errors": ["T"]"#, "workflow"),
            "m",
            "error",
        ),
        Role::ActivityInput => (message(input, "null", "", "activity"), "m", "record"),
        Role::ActivityResult => (message("", "T", "", "activity"), "m", "record"),
        Role::Heartbeat => (
            message("", "null", "", "activity").replace(
                r#""kind": "activity""#,
                r#""kind": "activity", "heartbeat": "T""#,
            ),
            "m",
            "record",
        ),
        Role::SignalInput => (
            message(input, "null", r#", "one-way": true"#, "signal"),
            "signals",
            "record",
        ),
        Role::QueryInput => (message(input, "int", "", "query"), "queries", "record"),
        Role::QueryResult => (message("", "T", "", "query"), "queries", "record"),
        Role::UpdateInput => (message(input, "null", "", "update"), "updates", "record"),
        Role::UpdateResult => (message("", "T", "", "update"), "updates", "record"),
        Role::Any => unreachable!("a contract's payloads have a role"),
    };
    let subject = subject.replace(
        r#""kind": "activity""#,
        r#""kind": "activity", "startToCloseTimeout": "1m""#,
    );
    let run = match kind {
        "m" => String::new(),
        handlers => format!(
            r#", "run": {{"request": [], "response": "null", "temporal": {{"kind": "workflow", "{handlers}": ["m"]}}}}"#
        ),
    };
    format!(
        r#"{{"protocol": "P", "namespace": "n", {of_protocol}
  "types": [{{"type": "{record}", "name": "T", {of_type} "fields": [{{"name": "id", "type": "int"}}{fields}]}}],
  "messages": {{"m": {subject}{run}}}}}"#
    )
}

const FIELD: &str = r#", {"name": "p", "type": "int"}"#;
const DEFAULTED: &str = r#", {"name": "p", "type": "int", "default": 0}"#;

/// Whether anything but a warning is found.
fn is_refused(releases: &[String], working: &str) -> bool {
    let working = subject("p.avpr", working);
    let mut folder = Folder::new(&working);
    for text in releases {
        assert!(folder.release(&subject("p.avpr", text)), "{text}");
    }
    let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
    let findings = check_releases(&working, &releases);
    let rules: Vec<&str> = findings
        .iter()
        .filter(|it| it.diagnostic.severity == avro_temporal_contract::diagnostic::Severity::Error)
        .map(|Finding { diagnostic, .. }| diagnostic.rule)
        .collect();
    assert!(
        rules
            .iter()
            .all(|rule| *rule == "reader_field_missing_default_value"),
        "{rules:?}"
    );
    !rules.is_empty()
}

/// Backward and forward, each: `-` nobody, `last` the last release, `all` every one.
fn asked(role: Role, level: &str, on_type: bool) -> [&'static str; 2] {
    let text = |fields: &str| contract(role, fields, level, on_type);
    let (without, with, defaulted) = (text(""), text(FIELD), text(DEFAULTED));
    // What is new has no default, or what is gone had none; the other direction is content. The
    // release between is content with both.
    let reach = |old: &str, new: &str| {
        let last = is_refused(&[old.to_owned()], new);
        let all = is_refused(&[old.to_owned(), defaulted.clone()], new);
        match (last, all) {
            (false, false) => "-",
            (true, false) => "last",
            (true, true) => "all",
            (false, true) => "earlier ones alone",
        }
    };
    [reach(&without, &with), reach(&with, &without)]
}

/// A person reads it: who re-reads the payload decides.
const TABLE: [(Role, [&str; 2]); 11] = [
    (Role::WorkflowInput, ["all", "last"]),
    (Role::WorkflowResult, ["all", "-"]),
    (Role::ActivityInput, ["all", "last"]),
    (Role::ActivityResult, ["all", "last"]),
    (Role::Heartbeat, ["all", "last"]),
    (Role::SignalInput, ["all", "last"]),
    (Role::QueryInput, ["last", "last"]),
    (Role::QueryResult, ["last", "last"]),
    (Role::UpdateInput, ["all", "last"]),
    (Role::UpdateResult, ["all", "-"]),
    (Role::Failure, ["all", "last"]),
];

#[test]
fn each_role_asks_what_its_readers_need() {
    for (role, expected) in TABLE {
        assert_eq!(asked(role, "", false), expected, "{}", role.word());
    }
    assert_eq!(TABLE.len() + 1, Role::ALL.len(), "all but a schema's own");
}

#[test]
fn a_schema_of_its_own_asks_for_the_strictest() {
    let schema = |fields: &str| {
        format!(
            r#"{{"type": "record", "name": "n.T", "fields": [{{"name": "id", "type": "int"}}{fields}]}}"#
        )
    };
    let refused = |releases: &[&str], new: &str| {
        let working = subject("t.avsc", new);
        let mut folder = Folder::new(&working);
        for text in releases {
            assert!(folder.release(&subject("t.avsc", text)));
        }
        let releases = folder.load().unwrap_or_else(|it| panic!("{it}"));
        let findings = check_releases(&working, &releases);
        findings
            .iter()
            .any(|it| it.diagnostic.rule == "reader_field_missing_default_value")
    };
    let (without, with, defaulted) = (schema(""), schema(FIELD), schema(DEFAULTED));
    assert!(refused(&[&without, &defaulted], &with), "backward, all");
    assert!(refused(&[&with], &without), "forward, the last");
    assert!(!refused(&[&with, &defaulted], &without), "forward, no more");
}

/// A level says the same of every role, wherever it stands.
#[test]
fn a_level_that_is_set_is_asked_instead() {
    let levels = [
        ("NONE", ["-", "-"]),
        ("BACKWARD", ["last", "-"]),
        ("BACKWARD_TRANSITIVE", ["all", "-"]),
        ("FORWARD", ["-", "last"]),
        ("FORWARD_TRANSITIVE", ["-", "all"]),
        ("FULL", ["last", "last"]),
        ("FULL_TRANSITIVE", ["all", "all"]),
    ];
    for (level, expected) in levels {
        for role in [Role::WorkflowInput, Role::UpdateResult, Role::QueryResult] {
            for on_type in [false, true] {
                assert_eq!(asked(role, level, on_type), expected, "{level} of {role:?}");
            }
        }
    }
}

/// The innermost type's level counts, then the contract's; what stands behind a type that ended is in
/// the one around it.
#[test]
fn a_types_level_is_its_own() {
    let contract = |[inner, middle, outer]: [&str; 3]| {
        format!(
            r#"{{"protocol": "P", "namespace": "n", "types": [
  {{"type": "record", "name": "Outer", "temporal": {{"compatibility": "FULL"}}, "fields": [
    {{"name": "middle", "type": {{"type": "record", "name": "Middle", "temporal": {{"compatibility": "NONE"}}, "fields": [
      {{"name": "inner", "type": {{"type": "record", "name": "Inner", "temporal": {{"compatibility": "FULL"}},
        "fields": [{{"name": "id", "type": "int"}}{inner}]}}}}{middle}]}}}}{outer}]}}],
 "messages": {{"m": {{"request": [{{"name": "it", "type": "Outer"}}], "response": "null", "temporal": {{"kind": "workflow"}}}}}}}}"#
        )
    };
    let bare = [contract(["", "", ""])];
    assert!(is_refused(&bare, &contract([FIELD, "", ""])));
    assert!(!is_refused(&bare, &contract(["", FIELD, ""])));
    assert!(is_refused(&bare, &contract(["", "", FIELD])));
}
