//! Values of every accepted schema, from us to fastavro and back.
//!
//! Bytes are compared, so that NaN, which equals nothing, is compared too; and what they mean, as
//! plain JSON. Maps are written with their keys in order, as ours are.

use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::json::parse_json;
use avro_temporal_runtime::contract::plain_json::{parse_value, render_value};
use avro_temporal_runtime::contract::site::Source;
use serde_json::{Value, json};

use crate::accepted::{Subject, subjects};
use crate::disagreements::{Check, Findings};
use crate::hex::{from_hex, to_hex};
use crate::oracle;
use crate::random::Random;
use crate::values::Values;

/// How many values of each schema go each way.
const COUNT: usize = 16;

#[test]
fn our_values_are_read_and_written_again_as_they_were() {
    let mut findings = Findings::of(Check::Ours);
    for (seed, subject) in (1..).zip(subjects()) {
        let mut random = Random::new(seed);
        let values: Vec<Vec<u8>> = (0..COUNT)
            .map(|_| Values(&subject.schema).any(&mut random))
            .collect();
        for value in &values {
            assert_recoded(subject, value);
        }
        findings.note(subject, read_by_fastavro(subject, &values));
    }
    findings.settle();
}

/// Whether fastavro reads the values that we mean, and writes them as we did.
fn read_by_fastavro(subject: &Subject, values: &[Vec<u8>]) -> Result<(), String> {
    let ours: Vec<String> = values.iter().map(|value| to_hex(value)).collect();
    let theirs = oracle::rewrite(subject, &ours)?;
    assert_eq!(theirs.len(), ours.len(), "{subject}");
    for ((hex, value), (again, plain)) in ours.iter().zip(values).zip(&theirs) {
        if hex != again {
            return Err(format!("{hex} becomes {again}"));
        }
        let meant = plain_json(subject, value);
        let meant: Value = serde_json::from_str(&meant).expect("it is JSON");
        if meant != *plain {
            return Err(format!("{hex} is {meant}, and {plain}"));
        }
    }
    Ok(())
}

#[test]
fn values_of_fastavro_are_read_and_written_again_as_they_were() {
    let mut findings = Findings::of(Check::Theirs);
    for (seed, subject) in (1..).zip(subjects()) {
        let outcome = oracle::generate(subject, COUNT, seed).map(|values| {
            assert_eq!(values.len(), COUNT, "{subject}");
            for value in values {
                assert_recoded(subject, &from_hex(&value));
            }
        });
        findings.note(subject, outcome);
    }
    findings.settle();
}

/// Of the least number of so many bytes, fastavro writes a byte more than hold it. Both are read,
/// and each writes its own again.
#[test]
fn the_least_decimal_of_a_length_is_read_in_both_lengths() {
    let file = "logical/decimal_on_bytes.avsc";
    let subject = subjects().find(|subject| subject.file == file);
    let subject = subject.expect("there is such a file");
    let (ours, theirs) = ("0280", "04ff80");
    for value in [ours, theirs] {
        let recode = subject.entry().expect("it has a Rust type").recode;
        let recoded = recode(&from_hex(value)).map(|bytes| to_hex(&bytes));
        assert_eq!(recoded.as_deref(), Ok(ours));
        let rewritten = oracle::rewrite(subject, &[value.to_owned()]);
        assert_eq!(rewritten, Ok(vec![(theirs.to_owned(), json!("-1.28"))]));
    }
}

/// By the Rust type, and by way of plain JSON.
fn assert_recoded(subject: &Subject, value: &[u8]) {
    if let Some(entry) = subject.entry() {
        let recoded = (entry.recode)(value).unwrap_or_else(|error| {
            panic!(
                "{subject}: {} doesn't read {}: {error}",
                entry.rust,
                to_hex(value)
            )
        });
        assert_eq!(to_hex(&recoded), to_hex(value), "{subject}: {}", entry.rust);
    }
    assert_eq!(
        to_hex(&by_plain_json(subject, value)),
        to_hex(value),
        "{subject}: plain JSON"
    );
}

fn by_plain_json(subject: &Subject, value: &[u8]) -> Vec<u8> {
    let schema = &subject.schema;
    let json = plain_json(subject, value);
    let mut diagnostics = Diagnostics::new();
    let node = parse_json(&Source::new("value.json", json.as_str()), &mut diagnostics);
    let Ok(node) = node else {
        panic!("{subject}: {json}: {diagnostics}");
    };
    parse_value(&schema.set, &schema.ty, &node)
        .unwrap_or_else(|misfit| panic!("{subject}: {json}: {misfit}"))
}

fn plain_json(subject: &Subject, value: &[u8]) -> String {
    let schema = &subject.schema;
    render_value(&schema.set, &schema.ty, value)
        .unwrap_or_else(|error| panic!("{subject}: {}: {error}", to_hex(value)))
}
