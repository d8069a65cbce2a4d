//! How much is generated.

use std::fmt::Write as _;

use avro_temporal_codegen::Builder;

use crate::support::package;

/// A contract of so many messages, as people write one: a member on each line, short values beside
/// each other.
fn contract(messages: usize) -> String {
    let mut types = String::new();
    let mut text = String::new();
    for index in 0..messages / 2 {
        let _ = write!(
            types,
            r#"{}
    {{
      "type": "record",
      "name": "Input{index}",
      "doc": "What step {index} takes.",
      "fields": [
        {{"name": "orderId", "type": "string", "doc": "The order."}},
        {{"name": "customerId", "type": {{"type": "string", "logicalType": "uuid"}}}},
        {{"name": "amountCents", "type": "long"}},
        {{"name": "note", "type": ["null", "string"], "default": null}}
      ]
    }}"#,
            if index == 0 { "" } else { "," },
        );
        let _ = write!(
            text,
            r#"{}
    "workflow{index}": {{
      "doc": "Runs step {index}.",
      "request": [{{"name": "input", "type": "Input{index}"}}],
      "response": "Result",
      "errors": ["Declined"],
      "temporal": {{
        "kind": "workflow",
        "id": "order/{{input.customerId}}/{{input.orderId}}",
        "idReusePolicy": "allow_duplicate_failed_only",
        "runTimeout": "7d",
        "searchAttributes": {{"CustomerId": "input.customerId"}}
      }}
    }},
    "activity{index}": {{
      "doc": "Does step {index}.",
      "request": [{{"name": "input", "type": "Input{index}"}}],
      "response": "Result",
      "errors": ["Declined"],
      "temporal": {{
        "kind": "activity",
        "group": "payments",
        "startToCloseTimeout": "30s",
        "retry": {{"maximumAttempts": 5}}
      }}
    }}"#,
            if index == 0 { "" } else { "," },
        );
    }
    format!(
        r#"{{
  "protocol": "Steps",
  "namespace": "acme.steps.v1",
  "temporal": {{"taskQueue": "steps", "searchAttributes": {{"CustomerId": "Keyword"}}}},
  "types": [
    {{"type": "record", "name": "Result", "fields": [{{"name": "number", "type": "long"}}]}},
    {{"type": "error", "name": "Declined", "fields": [{{"name": "code", "type": "string"}}]}},{types}
  ],
  "messages": {{{text}
  }}
}}
"#
    )
}

/// The lines of a contract, and of what is generated of it.
fn lines(messages: usize) -> (usize, usize) {
    let contract = contract(messages);
    let root = package(&format!("size {messages}"), &contract);
    let builder = Builder::new().package(root).contract("c.avpr");
    let text = builder.expand().expect("a sound contract").text();
    (contract.lines().count(), text.lines().count())
}

#[test]
fn a_line_of_a_contract_becomes_fewer_than_ten() {
    let (written, generated) = lines(100);
    println!("{generated} lines of {written}");
    assert!(generated < 10 * written, "{generated} lines of {written}");
}

#[test]
fn what_is_generated_grows_with_the_messages_and_not_faster() {
    let (_, hundred) = lines(100);
    let (_, two_hundred) = lines(200);
    assert!(
        two_hundred <= 2 * hundred,
        "{hundred} lines become {two_hundred}"
    );
}
