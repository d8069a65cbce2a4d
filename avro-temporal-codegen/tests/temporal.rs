//! What the attribute `temporal` may say, and what is refused.

use std::fs;
use std::path::Path;

use avro_temporal_codegen::{BuildError, Builder};

/// What is said of a schema: message and fix of each error.
fn refused(case: &str, schema: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("temporal")
        .join(case.replace(' ', "_"));
    fs::create_dir_all(&folder).expect("the folder for tests");
    fs::write(folder.join("schema.avsc"), schema).expect("the folder for tests");
    match Builder::new()
        .package(folder)
        .schema("schema.avsc")
        .generate()
    {
        Ok(_) => Vec::new(),
        Err(BuildError::Schemas(problems)) => problems
            .errors()
            .map(|error| {
                let message = format!("{}: {}", error.rule, error.message);
                (message, error.help.clone().unwrap_or_default())
            })
            .collect(),
        Err(error) => panic!("{case}: {error}"),
    }
}

fn field(temporal: &str) -> String {
    format!(
        r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":"int","temporal":{temporal}}}]}}"#
    )
}

#[test]
fn what_would_say_nothing_is_refused() {
    let table = [
        (
            "misspelt",
            field(r#"{"sensitiv":true}"#),
            "unknown_option: the field `f` of `R` has no `temporal` option `sensitiv`",
            "write `sensitive`",
        ),
        (
            "unknown",
            field(r#"{"nonRetryable":true}"#),
            "unknown_option: the field `f` of `R` has no `temporal` option `nonRetryable`",
            "it takes `sensitive`",
        ),
        (
            "not a boolean",
            field(r#"{"sensitive":"yes"}"#),
            "wrong_attribute_type: `sensitive` of the field `f` of `R` is a string, not a boolean",
            "write `true` or `false`",
        ),
        (
            "not an object",
            field(r#""sensitive""#),
            "wrong_attribute_type: `temporal` of the field `f` of `R` is a string, not an object",
            r#"write its options in an object: `"temporal": {"sensitive": true}`"#,
        ),
        (
            "on a type",
            r#"{"type":"record","name":"R","fields":[],"temporal":{"nonRetryable":true}}"#.to_owned(),
            "unknown_option: `R` has no `temporal` option `nonRetryable`",
            "it takes `compatibility`",
        ),
        (
            "of an error, and no boolean",
            r#"{"type":"error","name":"R","fields":[],"temporal":{"nonRetryable":1}}"#.to_owned(),
            "wrong_attribute_type: `nonRetryable` of `R` is a number, not a boolean",
            "write `true` or `false`",
        ),
        (
            "on a fields type",
            r#"{"type":"record","name":"R","fields":[{"name":"f","type":["null",{"type":"array","items":{"type":"int","temporal":{"sensitive":true}}}]}]}"#.to_owned(),
            "misplaced_option: the `temporal` on the type of the field `f` of `R` would say nothing",
            "move it to the field, beside its `name`",
        ),
        (
            "on the schema of a file",
            r#"{"type":"array","temporal":{"sensitive":true},"items":{"type":"record","name":"R","fields":[]}}"#.to_owned(),
            "misplaced_option: the `temporal` on the schema of `schema.avsc` would say nothing",
            "remove it",
        ),
        (
            "in a union that is a file",
            r#"["null",{"type":"string","temporal":{"sensitive":true}},{"type":"record","name":"R","fields":[]}]"#.to_owned(),
            "misplaced_option: the `temporal` on the schema of `schema.avsc` would say nothing",
            "remove it",
        ),
    ];
    for (case, schema, message, help) in table {
        assert_eq!(
            refused(case, &schema),
            [(message.to_owned(), help.to_owned())],
            "{case}"
        );
    }
}

#[test]
fn what_says_something_stands() {
    for temporal in [r#"{"sensitive":true}"#, r#"{"sensitive":false}"#, "{}"] {
        assert_eq!(refused("sound", &field(temporal)), []);
    }
    let error = r#"{"type":"error","name":"R","fields":[],"temporal":{"nonRetryable":true}}"#;
    assert_eq!(refused("error", error), []);
}
