//! Values as people type them, to Avro binary and back.

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::parse_json;
use avro_temporal_contract::plain_json::{parse_value, render_value};
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::site::Source;

mod defaults;
mod logical;
mod rendering;

use crate::support::{hex, schema, to_hex};

fn parse(schema: &Schema, json: &str) -> Result<String, String> {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("JSON", json);
    let node =
        parse_json(&source, &mut diagnostics).unwrap_or_else(|_| panic!("{json}\n{diagnostics}"));
    parse_value(&schema.set, &schema.ty, &node)
        .map(|binary| to_hex(&binary))
        .map_err(|misfit| misfit.to_string())
}

fn render(schema: &Schema, binary: &str) -> Result<String, String> {
    render_value(&schema.set, &schema.ty, &hex(binary)).map_err(|error| error.to_string())
}

/// One text and one binary that are each other.
fn both_ways(table: &[(&str, &str, &str)]) {
    for (text, json, binary) in table {
        let schema = schema(text);
        assert_eq!(
            parse(&schema, json),
            Ok(to_hex(&hex(binary))),
            "{text} {json}"
        );
        assert_eq!(
            render(&schema, binary).as_deref(),
            Ok(*json),
            "{text} {json}"
        );
    }
}

/// Texts that are read and rendered in another way.
fn read(table: &[(&str, &str, &str)]) {
    for (text, json, binary) in table {
        assert_eq!(
            parse(&schema(text), json),
            Ok(to_hex(&hex(binary))),
            "{text} {json}"
        );
    }
}

/// Texts that are refused, and why.
fn refused(table: &[(&str, &str, &str)]) {
    for (text, json, reason) in table {
        assert_eq!(
            parse(&schema(text), json).as_ref().map_err(String::as_str),
            Err(*reason),
            "{text} {json}"
        );
    }
}

const NULL: &str = "\"null\"";
const BOOLEAN: &str = "\"boolean\"";
const INT: &str = "\"int\"";
const LONG: &str = "\"long\"";
const FLOAT: &str = "\"float\"";
const DOUBLE: &str = "\"double\"";
const BYTES: &str = "\"bytes\"";
const STRING: &str = "\"string\"";
const ENUM: &str = r#"{"type":"enum","name":"acme.E","symbols":["A","B"]}"#;
const FIXED: &str = r#"{"type":"fixed","name":"F","size":2}"#;
const RECORD: &str = r#"{"type":"record","name":"acme.R","fields":[{"name":"a","type":"int"},{"name":"b","type":"string"}]}"#;

#[test]
fn every_type_is_read_and_written() {
    both_ways(&[
        (NULL, "null", ""),
        (BOOLEAN, "true", "01"),
        (BOOLEAN, "false", "00"),
        (INT, "2147483647", "feffffff0f"),
        (INT, "-2147483648", "ffffffff0f"),
        (LONG, "9223372036854775807", "feffffffffffffffff01"),
        (LONG, "-9223372036854775808", "ffffffffffffffffff01"),
        (FLOAT, "1.5", "0000c03f"),
        (FLOAT, "-0.0", "00000080"),
        (FLOAT, "3.4028235e38", "ffff7f7f"),
        (FLOAT, "1e-45", "01000000"),
        (DOUBLE, "0.1", "9a9999999999b93f"),
        (DOUBLE, "1.7976931348623157e308", "ffffffffffffef7f"),
        (DOUBLE, "5e-324", "0100000000000000"),
        (FLOAT, "\"NaN\"", "0000c07f"),
        (FLOAT, "\"Infinity\"", "0000807f"),
        (DOUBLE, "\"-Infinity\"", "000000000000f0ff"),
        (BYTES, "\"\"", "00"),
        (BYTES, "\"AP8=\"", "0400ff"),
        (BYTES, "\"+/+/\"", "06fbffbf"),
        (STRING, "\"\"", "00"),
        (STRING, "\"é€😀\"", "12c3a9e282acf09f9880"),
        (
            STRING,
            r#""\"\\\b\f\n\r\t\u0000\u001f/""#,
            "14225c080c0a0d09001f2f",
        ),
        (r#"{"type":"array","items":"int"}"#, "[]", "00"),
        (r#"{"type":"array","items":"int"}"#, "[1,2]", "04020400"),
        (r#"{"type":"map","values":"int"}"#, "{}", "00"),
        (
            r#"{"type":"map","values":"int"}"#,
            r#"{"b":1,"a":2,"":3}"#,
            "0602620202610400 0600",
        ),
        (ENUM, "\"B\"", "02"),
        (FIXED, "\"AP8=\"", "00ff"),
        (RECORD, r#"{"a":1,"b":"x"}"#, "020278"),
        (r#"{"type":"record","name":"R","fields":[]}"#, "{}", ""),
    ]);
}

#[test]
fn numbers_are_read_in_other_forms_too() {
    read(&[
        (LONG, "\"9223372036854775807\"", "feffffffffffffffff01"),
        (LONG, "\"-5\"", "09"),
        (LONG, "\"007\"", "0e"),
        (LONG, "-0", "00"),
        (FLOAT, "1", "0000803f"),
        (DOUBLE, "1e3", "0000000000408f40"),
        // The nearest.
        (FLOAT, "0.1", "cdcccc3d"),
        (DOUBLE, "1e-400", "0000000000000000"),
    ]);
    refused(&[
        (
            INT,
            "2147483648",
            "the number has more than 32 bits at line 1, column 1",
        ),
        (
            INT,
            "\"5\"",
            "a string stands where `int` is expected at line 1, column 1",
        ),
        (
            INT,
            "1.0",
            "the number is not whole, or has more than 64 bits at line 1, column 1",
        ),
        (
            LONG,
            "9223372036854775808",
            "the number is not whole, or has more than 64 bits at line 1, column 1",
        ),
        (
            LONG,
            "1e3",
            "the number is not whole, or has more than 64 bits at line 1, column 1",
        ),
        (
            LONG,
            "\"9223372036854775808\"",
            "the digits have more than 64 bits at line 1, column 1",
        ),
        (
            LONG,
            "\"1.0\"",
            "a string stands where `long` is expected at line 1, column 1",
        ),
        (
            LONG,
            "\"+1\"",
            "a string stands where `long` is expected at line 1, column 1",
        ),
        (
            LONG,
            "\"--1\"",
            "a string stands where `long` is expected at line 1, column 1",
        ),
        (
            LONG,
            "\"\"",
            "a string stands where `long` is expected at line 1, column 1",
        ),
        (
            LONG,
            "\"-\"",
            "a string stands where `long` is expected at line 1, column 1",
        ),
        (
            LONG,
            "true",
            "a boolean stands where `long` is expected at line 1, column 1",
        ),
        (FLOAT, "1e39", "the number is too large at line 1, column 1"),
        (
            DOUBLE,
            "1e309",
            "the number is too large at line 1, column 1",
        ),
        (
            DOUBLE,
            "\"1.5\"",
            "a string stands where `double` is expected at line 1, column 1",
        ),
        (
            DOUBLE,
            "\"nan\"",
            "a string stands where `double` is expected at line 1, column 1",
        ),
    ]);
}

#[test]
fn values_of_another_type_are_refused_with_their_place() {
    refused(&[
        (
            NULL,
            "0",
            "a number stands where `null` is expected at line 1, column 1",
        ),
        (
            BOOLEAN,
            "1",
            "a number stands where `boolean` is expected at line 1, column 1",
        ),
        (
            STRING,
            "1",
            "a number stands where `string` is expected at line 1, column 1",
        ),
        (
            BYTES,
            "[1]",
            "an array stands where `bytes` is expected at line 1, column 1",
        ),
        (
            BYTES,
            "\"AP8\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            BYTES,
            "\"AP-_\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (FIXED, "\"AA==\"", "`F` has 2 bytes at line 1, column 1"),
        (
            FIXED,
            "\"secret\"",
            "the string is not padded base64 at line 1, column 1",
        ),
        (
            ENUM,
            "\"a\"",
            "the string is no symbol of `acme.E` at line 1, column 1",
        ),
        (
            ENUM,
            "1",
            "a number stands where `acme.E` is expected at line 1, column 1",
        ),
        (
            RECORD,
            "[]",
            "an array stands where `acme.R` is expected at line 1, column 1",
        ),
        (
            r#"{"type":"array","items":"int"}"#,
            "{}",
            "an object stands where `array of int` is expected at line 1, column 1",
        ),
        (
            r#"{"type":"array","items":"int"}"#,
            "[1,\n  \"x\"]",
            "a string stands where `int` is expected at line 2, column 3",
        ),
        (
            r#"{"type":"map","values":"int"}"#,
            "[]",
            "an array stands where `map of int` is expected at line 1, column 1",
        ),
        (
            r#"{"type":"map","values":"int"}"#,
            r#"{"secret":"x"}"#,
            "a string stands where `int` is expected at line 1, column 11",
        ),
    ]);
}

#[test]
fn records_are_objects_that_may_leave_out_what_has_a_default() {
    let record = r#"{"type":"record","name":"acme.R","fields":[
        {"name":"id","type":"int"},
        {"name":"count","type":"int","default":7},
        {"name":"inner","type":{"type":"record","name":"I","fields":[{"name":"x","type":"int"},{"name":"y","type":["null","int"],"default":null}]},"default":{"x":1}},
        {"name":"note","type":["null","string"],"default":null}]}"#;
    read(&[
        (record, r#"{"id":1}"#, "020e020000"),
        (
            record,
            r#"{"note":"x","id":1,"inner":{"x":3}}"#,
            "020e06000202 78",
        ),
        (
            record,
            r#"{"inner":{"y":2,"x":3},"count":0,"id":1,"note":null}"#,
            "0200060204 00",
        ),
    ]);
    refused(&[
        (
            record,
            "{}",
            "the field `id` of `acme.R` is missing, and has no default at line 1, column 1",
        ),
        (
            record,
            r#"{"id":1,"inner":{}}"#,
            "the field `x` of `acme.I` is missing, and has no default at line 1, column 17",
        ),
        (
            record,
            r#"{"id":1,"secret":2}"#,
            "`acme.R` has no such field at line 1, column 9",
        ),
        (
            record,
            r#"{"id":1,"cuont":2}"#,
            "`acme.R` has no such field; did you mean `count`? at line 1, column 9",
        ),
        (
            record,
            r#"{"id":1,"count":null}"#,
            "null stands where `int` is expected at line 1, column 17",
        ),
    ]);
}

#[test]
fn optional_values_are_bare_and_other_branches_are_named() {
    let three = r#"["int","null","string"]"#;
    let named = r#"["null",{"type":"record","name":"acme.A","fields":[]},{"type":"record","name":"acme.B","fields":[]},{"type":"array","items":"int"}]"#;
    both_ways(&[
        (r#"["null","int"]"#, "null", "00"),
        (r#"["null","int"]"#, "5", "020a"),
        (r#"["int","null"]"#, "null", "02"),
        (r#"["int","null"]"#, "5", "000a"),
        (three, "null", "02"),
        (three, r#"{"int":5}"#, "000a"),
        (three, r#"{"string":"x"}"#, "040278"),
        (r#"["int","string"]"#, r#"{"string":"x"}"#, "020278"),
        (r#"["int"]"#, r#"{"int":5}"#, "000a"),
        (r#"["null"]"#, "null", "00"),
        (named, r#"{"acme.B":{}}"#, "04"),
        (named, r#"{"array":[1]}"#, "06020200"),
        // An optional map is bare, whatever its keys.
        (
            r#"["null",{"type":"map","values":"int"}]"#,
            r#"{"map":1}"#,
            "0202066d61700200",
        ),
        (
            r#"["null",{"type":"long","logicalType":"timestamp-millis"}]"#,
            "\"1970-01-01T00:00:00Z\"",
            "0200",
        ),
    ]);
    refused(&[
        (
            r#"["int","string"]"#,
            "null",
            "null stands where `union of int and string` is expected at line 1, column 1",
        ),
        (
            three,
            "5",
            "a value of a union of int and null and string is written {\"branch\": value} at line 1, column 1",
        ),
        (
            three,
            "{}",
            "a union's value names one branch at line 1, column 1",
        ),
        (
            three,
            r#"{"int":1,"string":"x"}"#,
            "a union's value names one branch at line 1, column 1",
        ),
        (
            three,
            r#"{"secret":1}"#,
            "the union of int and null and string has no branch of this name at line 1, column 2",
        ),
        (
            named,
            r#"{"B":{}}"#,
            "the union of null and acme.A and acme.B and array of int has no branch of this name at line 1, column 2",
        ),
        (
            r#"["null","int"]"#,
            r#"{"int":5}"#,
            "an object stands where `int` is expected at line 1, column 1",
        ),
    ]);
}
