//! JSON that is filled with defaults.

use super::parse;
use crate::support::schema;

/// A kilobyte of default for each object.
#[test]
fn defaults_that_are_longer_than_the_data() {
    let long = "d".repeat(1 << 10);
    let schema = schema(&format!(
        r#"{{"type":"array","items":{{"name":"R","type":"record","fields":[{{"name":"d","type":"string","default":"{long}"}}]}}}}"#
    ));
    let array = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
    assert!(parse(&schema, &array(1000)).is_ok());
    let refused = parse(&schema, &array(70_000)).expect_err("more than 64 MiB");
    assert!(
        refused.starts_with("the value is too large with its defaults at line 1, column "),
        "{refused}"
    );
}
