//! Pairs of schemas at random, from the generator that the core's own tests have.

#[path = "../../../avro-temporal-contract/tests/contract/compatibility/evolve.rs"]
mod evolve;
#[path = "../../../avro-temporal-contract/tests/contract/compatibility/model.rs"]
mod model;
#[path = "../../../avro-temporal-contract/tests/contract/compatibility/random_pair.rs"]
mod random_pair;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use avro_temporal_contract::compatibility::Comparison;

use self::random_pair::{random_pair, source};
use crate::random::Random;
use crate::reader::{Readers, Refused};

/// How many pairs there are of each verdict: all data is read, some isn't, none is.
const OF_EACH: usize = 70;

/// Generates the readers of some pairs, and the table of their schemas.
pub(crate) fn add_pairs(readers: &mut Readers) -> String {
    let mut random = Random::new(0x5eed_0000_0000_0002);
    let mut counts = [0; 3];
    let mut known = BTreeSet::new();
    let mut table = String::new();
    while counts.iter().any(|count| *count < OF_EACH) {
        let (writer, reader) = random_pair(&mut random);
        let count = &mut counts[verdict(&Comparison::new(&writer, &reader))];
        if *count == OF_EACH {
            continue;
        }
        let (writer, reader) = (source(&writer), source(&reader));
        if !known.contains(reader) {
            match readers.add(reader) {
                Ok(()) => drop(known.insert(reader.to_owned())),
                Err(Refused::NotAType) => continue,
                Err(Refused::Generated(reason)) => {
                    // What a generator of Rust can't name, and schemas can.
                    assert!(reason.contains("[name_collision]"), "{reader}\n{reason}");
                    continue;
                }
            }
        }
        *count += 1;
        let _ = writeln!(table, "({writer:?}, {reader:?}),");
    }
    table
}

fn verdict(comparison: &Comparison) -> usize {
    if comparison.is_compatible() {
        0
    } else if comparison.mismatches.iter().all(|it| it.by_data) {
        1
    } else {
        2
    }
}
