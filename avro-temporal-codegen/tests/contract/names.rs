//! Names of a contract that are the same in Rust, or none.

use crate::support::{message, protocol, refused};

const WORKFLOW: &str = r#""kind": "workflow", "id": "w""#;
const ACTIVITY: &str = r#""kind": "activity", "startToCloseTimeout": "1s""#;

/// What is refused: the contract, and the first line of what is said.
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn table() -> Vec<(&'static str, String, &'static str)> {
    let record = |name: &str| format!(r#"{{"type": "record", "name": "{name}", "fields": []}}"#);
    let error = |name: &str| format!(r#"{{"type": "error", "name": "{name}", "fields": []}}"#);
    let both = |one: &str, other: &str| format!("{one},\n{other}");
    vec![
        (
            "a type and a message",
            protocol(&record("Run"), &message("run", WORKFLOW)),
            "the type `n.Run` and the message `run` are both `Run` in Rust",
        ),
        (
            "two messages",
            protocol(
                "",
                &both(&message("doIt", WORKFLOW), &message("do_it", ACTIVITY)),
            ),
            "the message `doIt` and the message `do_it` are both `DoIt` in Rust",
        ),
        (
            "a message and the client",
            protocol("", &message("client", ACTIVITY)),
            "what every contract has as `Client` and the message `client` are both `Client` in Rust",
        ),
        (
            "a type and the calls",
            protocol(&record("calls"), &message("a", ACTIVITY)),
            "the type `n.calls` and what every contract has as `Calls` are both `Calls` in Rust",
        ),
        (
            "a type and the errors of a message",
            protocol(&record("RunError"), &message("run", WORKFLOW)),
            "the type `n.RunError` and the errors of `run` are both `RunError` in Rust",
        ),
        (
            "a message and the handle of another",
            protocol(
                "",
                &both(&message("run", WORKFLOW), &message("runHandle", ACTIVITY)),
            ),
            "the message `runHandle` and the handle of `run` are both `RunHandle` in Rust",
        ),
        (
            "a message and the signals of another",
            protocol(
                "",
                &both(&message("run", WORKFLOW), &message("runSignals", ACTIVITY)),
            ),
            "the message `runSignals` and the signals of `run` are both `RunSignals` in Rust",
        ),
        (
            "a group and the workflows",
            protocol(
                "",
                &message("a", &format!(r#"{ACTIVITY}, "group": "workflows""#)),
            ),
            "what every contract has as `WORKFLOWS` and the group `workflows` are both `WORKFLOWS` in Rust",
        ),
        (
            "two groups",
            protocol(
                "",
                &both(
                    &message("a", &format!(r#"{ACTIVITY}, "group": "gTwo""#)),
                    &message("b", &format!(r#"{ACTIVITY}, "group": "g_two""#)),
                ),
            ),
            "the group `gTwo` and the group `g_two` are both `G_TWO` in Rust",
        ),
        (
            "a group and a workflow",
            protocol(
                "",
                &both(
                    &message("run", WORKFLOW),
                    &message("a", &format!(r#"{ACTIVITY}, "group": "run""#)),
                ),
            ),
            "the workflow `run` and the group `run` are both `Run` in Rust",
        ),
        (
            "a workflow and a method of the client",
            protocol("", &message("new", WORKFLOW)),
            "what every contract has as `new` and the message `new` are both `new` of `Client` in Rust",
        ),
        (
            "an activity and a method of the calls",
            protocol("", &message("runContext", ACTIVITY)),
            "what every contract has as `run_context` and the message `runContext` are both `run_context` of `Calls` in Rust",
        ),
        (
            "a signal and a method of the handle",
            protocol(
                "",
                &both(
                    &message("run", &format!(r#"{WORKFLOW}, "signals": ["workflow"]"#)),
                    &message("workflow", r#""kind": "signal""#),
                ),
            ),
            "what every contract has as `workflow` and the message `workflow` are both `workflow` of `RunHandle` in Rust",
        ),
        (
            "an error and every other",
            protocol(
                &error("Other"),
                &message("a", ACTIVITY)
                    .replace("\"response\"", "\"errors\": [\"Other\"], \"response\""),
            ),
            "every other error and the error `n.Other` are both `Other` of `AError` in Rust",
        ),
        (
            "two errors",
            protocol(
                &format!("{}, {}", error("a.No"), error("b.No")),
                &message("a", ACTIVITY).replace(
                    "\"response\"",
                    "\"errors\": [\"a.No\", \"b.No\"], \"response\"",
                ),
            ),
            "the error `a.No` and the error `b.No` are both `No` of `AError` in Rust",
        ),
        (
            "a response and a type",
            protocol(
                &record("aResponse"),
                &message("a", ACTIVITY).replace("\"null\"", "[\"int\", \"string\"]"),
            ),
            "the type `n.aResponse` and the union of the response of `a` are both `AResponse` in Rust",
        ),
        (
            "no name",
            protocol("", &message("_", ACTIVITY)),
            "the message `_` has no name in Rust",
        ),
    ]
}

#[test]
fn names_that_collide_are_refused_with_both_places() {
    for (case, contract, expected) in table() {
        let said = refused(case, &contract, |builder| builder);
        let first = said
            .first()
            .unwrap_or_else(|| panic!("{case}: it is accepted"));
        let (message, rest) = first.split_once(" [").expect("a rule");
        assert_eq!(message, expected, "{case}");
        assert!(rest.contains("\n  at c.avpr:"), "{case}: {first}");
        if rest.starts_with("name_collision]") {
            assert!(rest.contains("stands, at c.avpr:"), "{case}: {first}");
        }
    }
}

#[test]
fn constants_and_ids_of_a_contract_alone_collide_too() {
    let only = |builder: avro_temporal_codegen::Builder| builder.contract_only(true);
    let name = protocol("", &message("name", ACTIVITY));
    let said = refused("only name", &name, only);
    let expected =
        "what every contract has as `NAME` and the message `name` are both `NAME` in Rust";
    assert!(said[0].starts_with(expected), "{said:?}");
    // What only handles and clients need is free.
    let client = protocol("", &message("client", ACTIVITY));
    assert_eq!(refused("only client", &client, only), Vec::<String>::new());
}
