//! What is said of a pair is what becomes of its data, for thousands of pairs.

use std::collections::BTreeSet;

use avro_temporal_contract::binary::{DecodeErrorKind, Reader};
use avro_temporal_contract::compatibility::Comparison;
use avro_temporal_contract::resolution::{Resolver, Schema, rule_ids, skip};

use super::random_pair::{random_pair, source};
use super::values::Values;
use crate::random::Random;
use crate::support::to_hex;

const PAIRS: usize = 10_000;

/// Values of a pair all of whose data is said to be read.
const VALUES: usize = 20;

/// Values of a pair some of whose data is said not to be read: chance finds it within these.
const TRIES: usize = 3000;

/// Resolves a value; why it isn't read.
fn resolve(resolver: &Resolver, reader: &Schema, value: &[u8]) -> Option<DecodeErrorKind> {
    let resolved = resolver.resolve(value);
    if let Ok(binary) = &resolved {
        let mut input = Reader::new(binary);
        skip(&mut input, &reader.set, &reader.ty).expect("a value of the reader");
        input.finish().expect("one value");
    }
    #[cfg(feature = "plain-json")]
    {
        use avro_temporal_contract::plain_json::render_value;
        // Both ways say the same.
        let json = resolved
            .clone()
            .map(|binary| render_value(&reader.set, &reader.ty, &binary).expect("a value"));
        assert_eq!(resolver.render(value), json, "{}", to_hex(value));
    }
    resolved.err().map(|error| error.kind().clone())
}

#[test]
fn what_is_said_of_a_pair_is_what_becomes_of_its_data() {
    let mut random = Random::new(0x5eed_0000_0000_0001);
    let mut told = BTreeSet::new();
    let mut counts = [0; 3];
    for _ in 0..PAIRS {
        let (writer, reader) = random_pair(&mut random);
        let comparison = Comparison::new(&writer, &reader);
        let all = comparison.mismatches.iter().chain(&comparison.warnings);
        told.extend(all.clone().map(|mismatch| mismatch.rule));
        let may_be_no_string = all
            .clone()
            .any(|mismatch| mismatch.rule == "bytes_read_as_string");
        let pair = format!("{}\n{}", source(&writer), source(&reader));
        let values = Values::new(&writer);
        let resolver = match Resolver::new(&writer, &reader) {
            Ok(resolver) => resolver,
            Err(mismatches) => {
                counts[0] += 1;
                assert!(mismatches.iter().all(|mismatch| !mismatch.by_data));
                assert!(!mismatches.is_empty(), "{pair}");
                for mismatch in &mismatches {
                    assert!(comparison.mismatches.contains(mismatch), "{pair}");
                }
                continue;
            }
        };
        let mut outcomes = (0..).map(|_| {
            let value = values.write(&mut random);
            let failure = resolve(&resolver, &reader, &value);
            match failure {
                Some(DecodeErrorKind::InvalidUtf8) if may_be_no_string => None,
                Some(kind) => {
                    assert!(kind.depends_on_reader(), "{kind:?}\n{pair}");
                    Some(value)
                }
                None => None,
            }
        });
        if comparison.is_compatible() {
            counts[1] += 1;
            let failed: Vec<_> = outcomes.take(VALUES).flatten().collect();
            assert!(failed.is_empty(), "{}\n{pair}", to_hex(&failed[0]));
        } else {
            counts[2] += 1;
            assert!(comparison.mismatches.iter().all(|it| it.by_data), "{pair}");
            let failed = outcomes.by_ref().take(TRIES).flatten().next();
            assert!(failed.is_some(), "{:?}\n{pair}", comparison.mismatches);
        }
    }
    // Chance covers what it is to cover.
    assert_eq!(told, rule_ids().collect(), "every rule");
    assert!(counts.iter().all(|count| *count > PAIRS / 10), "{counts:?}");
}
