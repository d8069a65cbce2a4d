//! Nothing panics, whatever a contract holds, and nothing is refused without a place.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{ORDERS, read};

/// Every value of a document, as JSON pointers.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                pointers(element, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// Reads a text, and shows that it is a contract, or wrong at a place in it.
fn check(text: &str) -> bool {
    let (resolved, diagnostics) = read(text);
    for diagnostic in diagnostics.iter() {
        let site = diagnostic.site.as_ref().expect("a place");
        assert!(site.span().end <= text.len(), "{diagnostic}");
        let help = diagnostic.help.as_deref().expect("a fix");
        // A terminal may obey what it shows.
        let spoils = |it: char| it.is_control();
        assert!(!help.contains(spoils), "{diagnostic:?}");
        assert!(!diagnostic.message.contains(spoils), "{diagnostic:?}");
        assert!(!site.to_string().contains(spoils), "{diagnostic:?}");
    }
    resolved.is_some()
}

#[test]
fn any_value_stands_anywhere_or_is_refused_at_its_place() {
    let kinds = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("{"),
        json!("processOrder"),
        json!("order.orderId"),
        json!("\u{7}"),
        json!("{order.orderId}{order.\u{7}}"),
        json!("{\u{7}}0"),
        json!("ordr.\u{7}"),
        json!(["\u{7}", "\u{7}"]),
        json!({"\u{7}": "order.card"}),
        json!({"\u{7}": "Keyword"}),
        json!({"\u{7}": {"request": [], "response": "null", "temporal": {"kind": "query"}}}),
        json!("Order"),
        json!([]),
        json!([[]]),
        json!(["cancelOrder", "cancelOrder"]),
        json!({}),
        json!({"": {"ref": null}}),
        json!({"kind": "workflow"}),
    ];
    let contract: Value = serde_json::from_str(ORDERS).expect("it is JSON");
    let mut found = Vec::new();
    pointers(&contract, "", &mut found);
    let (mut accepted, mut refused) = (0, 0);
    for pointer in &found {
        for kind in &kinds {
            let mut changed = contract.clone();
            *changed.pointer_mut(pointer).expect("a value") = kind.clone();
            if check(&changed.to_string()) {
                accepted += 1;
            } else {
                refused += 1;
            }
        }
    }
    assert!(accepted > 100 && refused > 1000, "{accepted} {refused}");
}

#[test]
fn any_member_may_be_missing_or_another_is_missed() {
    let contract: Value = serde_json::from_str(ORDERS).expect("it is JSON");
    let mut found = Vec::new();
    pointers(&contract, "", &mut found);
    let (mut accepted, mut refused) = (0, 0);
    for pointer in &found {
        let Some((parent, name)) = pointer.rsplit_once('/') else {
            continue;
        };
        let mut changed = contract.clone();
        match changed.pointer_mut(parent).expect("a value") {
            Value::Object(members) => drop(members.remove(name)),
            Value::Array(elements) => drop(elements.remove(name.parse().expect("an index"))),
            _ => continue,
        }
        if check(&changed.to_string()) {
            accepted += 1;
        } else {
            refused += 1;
        }
    }
    assert!(accepted > 20 && refused > 20, "{accepted} {refused}");
}

fn workflow(temporal: &str) -> String {
    format!(
        r#"{{"protocol": "P", "messages": {{"run": {{"request": [], "response": "null", "temporal": {temporal}}}}}}}"#
    )
}

#[test]
fn depth_is_refused() {
    for depth in [100, 100_000] {
        for (open, close) in [("[", "]"), (r#"{"retry":"#, "}")] {
            let deep = format!("{}null{}", open.repeat(depth), close.repeat(depth));
            assert!(!check(&workflow(&format!(
                r#"{{"kind": "workflow", "retry": {deep}}}"#
            ))));
            assert!(!check(&workflow(&format!(
                r#"{{"kind": "workflow", "signals": {deep}}}"#
            ))));
        }
    }
    let steps = vec!["x"; 100_000].join(".");
    assert!(!check(&workflow(&format!(
        r#"{{"kind": "workflow", "id": "{{{steps}}}"}}"#
    ))));
}

const MANY: usize = 20_000;

fn list(item: impl Fn(usize) -> String) -> String {
    (0..MANY).map(item).collect::<Vec<_>>().join(",")
}

/// A workflow whose signals begin with `listed`, and signals that begin with `s`.
fn signals(listed: &str) -> String {
    let names = list(|it| format!(r#""{listed}{it}""#));
    let messages = list(|it| {
        format!(
            r#""s{it}": {{"request": [{{"name": "x", "type": "int"}}], "one-way": true, "temporal": {{"kind": "signal"}}}}"#
        )
    });
    format!(
        r#"{{"protocol": "P", "messages": {{"run": {{"request": [], "response": "null", "temporal": {{"kind": "workflow", "signals": [{names}]}}}}, {messages}}}}}"#
    )
}

/// A text of a megabyte is read in little more time than its JSON is.
#[test]
fn size_is_borne() {
    let texts = [
        workflow(&format!(
            r#"{{"kind": "workflow", {}}}"#,
            list(|it| format!(r#""k{it}": 1"#))
        )),
        workflow(&format!(
            r#"{{"kind": "workflow", "signals": [{}]}}"#,
            list(|it| format!(r#""s{it}""#))
        )),
        workflow(&format!(
            r#"{{"kind": "workflow", "aliases": [{}]}}"#,
            list(|_| r#""a""#.to_owned())
        )),
        workflow(&format!(
            r#"{{"kind": "workflow", "id": "{}"}}"#,
            "{a}/".repeat(MANY)
        )),
        workflow(&format!(
            r#"{{"kind": "workflow", "runTimeout": "{}s"}}"#,
            "9".repeat(MANY * 10)
        )),
        // All signals, all listed; then all of other names.
        signals("s"),
        signals("t"),
    ];
    for text in texts {
        let begin = Instant::now();
        check(&text);
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "{}",
            &text[..100]
        );
    }
}
