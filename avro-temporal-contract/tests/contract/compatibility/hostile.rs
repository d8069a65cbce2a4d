//! Pairs and values that ask for more work than they are long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use avro_temporal_contract::binary::{DecodeErrorKind, Writer};
use avro_temporal_contract::compatibility::Comparison;
use avro_temporal_contract::resolution::{Resolver, Schema};

use crate::hostile::on_a_small_stack;
use crate::support::schema;

/// Far more than any of these takes, and far less than they would take unbounded.
const LIMIT: Duration = Duration::from_secs(20);

fn in_time<T>(run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    result
}

/// A record for each level, which holds the one below, from the highest on; the lowest holds `last`.
fn chain(levels: usize, last: &str) -> Schema {
    let mut text = format!(
        r#"{{"name":"R","type":"record","fields":[{{"name":"f","type":"L{levels}"}},{{"name":"l","type":{{"name":"L0","type":"record","fields":[{last}]}}}}"#
    );
    for level in 1..=levels {
        let below = level - 1;
        let _ = write!(
            text,
            r#",{{"name":"l{level}","type":{{"name":"L{level}","type":"record","fields":[{{"name":"f","type":"L{below}"}}]}}}}"#
        );
    }
    schema(&(text + "]}"))
}

#[test]
fn a_chain_of_types_is_as_long_as_its_author_likes() {
    on_a_small_stack(|| {
        let writer = chain(20_000, r#"{"name":"x","type":"string"}"#);
        let reader = chain(20_000, r#"{"name":"x","type":"int"}"#);
        let comparison = in_time(|| Comparison::new(&writer, &reader));
        assert_eq!(comparison.mismatches.len(), 1, "told once");
        let path = &comparison.mismatches[0].path;
        assert_eq!(*path, format!("….{}x", "f.".repeat(31)));
    });
}

#[test]
fn each_pair_is_looked_at_once_however_many_ways_lead_there() {
    // Each level is held twice by the next: 2^60 ways.
    let tree = |last: &str| {
        let mut text = format!(r#"["null",{{"name":"L0","type":"record","fields":[{last}]}}"#);
        for level in 1..=60 {
            let below = level - 1;
            let _ = write!(
                text,
                r#",{{"name":"L{level}","type":"record","fields":[{{"name":"f","type":["null","L{below}"]}},{{"name":"g","type":{{"type":"array","items":"L{below}"}}}}]}}"#
            );
        }
        schema(&(text + "]"))
    };
    let (writer, reader) = (
        tree(r#"{"name":"x","type":"string"}"#),
        tree(r#"{"name":"x","type":"int"}"#),
    );
    let comparison = in_time(|| Comparison::new(&writer, &reader));
    assert_eq!(comparison.mismatches.len(), 1);
}

#[test]
fn every_branch_meets_every_branch_of_its_simple_name() {
    let union = |ty: &str| {
        let branches: Vec<_> = (0..300)
            .map(|index| {
                format!(
                    r#"{{"name":"{ty}{index}.T","type":"record","fields":[{{"name":"x","type":"{ty}"}}]}}"#
                )
            })
            .collect();
        schema(&format!(r#"["null",{}]"#, branches.join(",")))
    };
    let comparison = in_time(|| Comparison::new(&union("string"), &union("int")));
    assert!(!comparison.is_compatible());
}

#[test]
fn thousands_of_long_messages_are_not_kept() {
    let name = "n".repeat(4000);
    let record = |ty: &str| {
        let fields: Vec<_> = (0..2000)
            .map(|index| format!(r#"{{"name":"{name}{index}","type":"{ty}"}}"#))
            .collect();
        schema(&format!(
            r#"{{"name":"R","type":"record","fields":[{}]}}"#,
            fields.join(",")
        ))
    };
    let comparison = in_time(|| Comparison::new(&record("boolean"), &schema(&missing(&name))));
    let bytes: usize = comparison
        .mismatches
        .iter()
        .map(|mismatch| mismatch.message.len() + mismatch.help.len())
        .sum();
    assert!(!comparison.is_compatible());
    assert!(bytes < (1 << 20) + 20_000, "{bytes}");
}

/// A record whose many fields no writer has.
fn missing(name: &str) -> String {
    let fields: Vec<_> = (0..2000)
        .map(|index| format!(r#"{{"name":"m{name}{index}","type":"int"}}"#))
        .collect();
    format!(
        r#"{{"name":"R","type":"record","fields":[{}]}}"#,
        fields.join(",")
    )
}

#[test]
fn many_fields_symbols_and_aliases() {
    let fields = |prefix: &str, aliases: bool| {
        let fields: Vec<_> = (0..10_000)
            .map(|index| {
                let alias = if aliases {
                    format!(r#","aliases":["w{index}"]"#)
                } else {
                    String::new()
                };
                format!(r#"{{"name":"{prefix}{index}","type":"boolean"{alias}}}"#)
            })
            .collect();
        schema(&format!(
            r#"{{"name":"R","type":"record","fields":[{}]}}"#,
            fields.join(",")
        ))
    };
    let comparison = in_time(|| Comparison::new(&fields("w", false), &fields("r", true)));
    assert!(comparison.is_compatible());
    let symbols = |prefix: &str| {
        let symbols: Vec<_> = (0..20_000)
            .map(|index| format!(r#""{prefix}{index}""#))
            .collect();
        schema(&format!(
            r#"{{"name":"E","type":"enum","symbols":["S",{}]}}"#,
            symbols.join(",")
        ))
    };
    let comparison = in_time(|| Comparison::new(&symbols("w"), &symbols("r")));
    assert!(comparison.mismatches[0].by_data);
}

#[test]
fn defaults_that_are_longer_than_the_data() {
    let items = |field: &str| {
        schema(&format!(
            r#"{{"type":"array","items":{{"name":"R","type":"record","fields":[{{"name":"x","type":"boolean"}}{field}]}}}}"#
        ))
    };
    let long = "d".repeat(100_000);
    let writer = items("");
    let reader = items(&format!(
        r#",{{"name":"d","type":"string","default":"{long}"}}"#
    ));
    let resolver = Resolver::new(&writer, &reader).expect("a default");
    let mut value = Writer::new();
    value.block(100_000);
    value.raw(&vec![1; 100_000]);
    value.block(0);
    let value = value.finish().expect("nothing nests");
    let error = in_time(|| resolver.resolve(&value)).expect_err("ten gigabytes");
    assert_eq!(*error.kind(), DecodeErrorKind::TooMuchData);
}

#[test]
fn elements_that_lose_all_their_bytes() {
    let items = |fields: &str| {
        schema(&format!(
            r#"{{"type":"array","items":{{"name":"R","type":"record","fields":[{fields}]}}}}"#
        ))
    };
    let resolver = Resolver::new(&items(r#"{"name":"x","type":"boolean"}"#), &items(""))
        .expect("a field less");
    let value = |count: usize| {
        let mut value = Writer::new();
        value.block(count);
        value.raw(&vec![1; count]);
        value.block(0);
        value.finish().expect("nothing nests")
    };
    assert!(resolver.resolve(&value(60_000)).is_ok());
    let error = resolver.resolve(&value(70_000)).expect_err("too many");
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyEmptyElements);
}

#[test]
fn lists_of_any_length_and_another_order() {
    on_a_small_stack(|| {
        let list = |fields: &str| {
            schema(&format!(
                r#"{{"name":"L","type":"record","fields":[{fields}]}}"#
            ))
        };
        let writer = list(r#"{"name":"v","type":"int"},{"name":"next","type":["null","L"]}"#);
        let reader = list(r#"{"name":"next","type":["null","L"]},{"name":"v","type":"long"}"#);
        let resolver = Resolver::new(&writer, &reader).expect("the same fields");
        let back = Resolver::new(&reader, &reader).expect("one schema");
        let value = |nodes: usize| {
            let mut bytes = [2, 2].repeat(nodes - 1);
            bytes.extend([2, 0]);
            bytes
        };
        let resolved = resolver.resolve(&value(1000)).expect("a list");
        assert_eq!(resolved.len(), 2000);
        assert_eq!(back.resolve(&resolved).as_ref(), Ok(&resolved));
        let error = resolver.resolve(&value(1_000_000)).expect_err("too deep");
        assert_eq!(*error.kind(), DecodeErrorKind::TooDeep);
    });
}
