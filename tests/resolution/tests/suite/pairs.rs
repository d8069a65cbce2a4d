//! What is said of a pair is what becomes of its data in generated code, for pairs at random.

use std::collections::BTreeSet;

use avro_temporal_runtime::PayloadErrorKind;
use avro_temporal_runtime::contract::binary::{DecodeError, DecodeErrorKind};
use avro_temporal_runtime::contract::compatibility::Comparison;
use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::contract::resolution::{Resolver, Schema, rule_ids};
use resolution::{RANDOM_PAIRS, Typed, typed};

use crate::random::Random;
use crate::support::{Embedded, schema};
use crate::values::Values;

/// Values of a pair all of whose data is said to be read.
const VALUES: usize = 50;

/// Values of a pair some of whose data is said not to be read: chance finds it within these.
const TRIES: usize = 3000;

struct Pair {
    writer: Schema,
    reader: Schema,
    embedded: Embedded,
    typed: Typed,
    comparison: Comparison,
    /// Both schemas, for messages.
    text: String,
}

impl Pair {
    fn of((writer, reader): &(&str, &str)) -> Self {
        let text = format!("{writer}\n{reader}");
        let typed = typed(reader);
        let (writer, reader) = (schema(writer), schema(reader));
        Self {
            embedded: Embedded::of(&writer),
            comparison: Comparison::new(&writer, &reader),
            writer,
            reader,
            typed,
            text,
        }
    }

    fn read(&self, binary: &[u8]) -> Result<Vec<u8>, PayloadErrorKind> {
        let data = self.embedded.data(binary);
        let read = (self.typed.read)(&|key| self.embedded.metadata(key), &data);
        read.map_err(|error| error.kind().clone())
    }

    /// Reads a value by the type and without it: the same JSON, or the same error.
    fn read_both(&self, resolver: &Resolver, binary: &[u8]) -> Result<String, DecodeError> {
        let by_type = match self.read(binary) {
            Ok(binary) => Ok(render_value(&self.reader.set, &self.reader.ty, &binary)
                .expect("a value of the reader")),
            Err(PayloadErrorKind::Corrupt(error) | PayloadErrorKind::UnknownValue(error)) => {
                Err(error)
            }
            Err(kind) => panic!("{kind:?}\n{}", self.text),
        };
        if !self.is_stricter(&by_type) {
            assert_eq!(resolver.render(binary), by_type, "{}", self.text);
        }
        by_type
    }

    /// Whether the type refuses what is no value of its logical type, which is said beforehand.
    fn is_stricter(&self, by_type: &Result<String, DecodeError>) -> bool {
        let strict = [
            DecodeErrorKind::InvalidUuid,
            DecodeErrorKind::InvalidDecimal,
        ];
        let refused = by_type
            .as_ref()
            .is_err_and(|error| strict.contains(error.kind()));
        refused && self.warns("underlying_read_as_logical_type")
    }

    fn warns(&self, rule: &str) -> bool {
        self.comparison.warnings.iter().any(|it| it.rule == rule)
    }

    /// Whether a value's failure is one that was warned of.
    fn is_warned(&self, error: &DecodeError) -> bool {
        match error.kind() {
            DecodeErrorKind::InvalidUtf8 => self.warns("bytes_read_as_string"),
            DecodeErrorKind::InvalidUuid | DecodeErrorKind::InvalidDecimal => {
                self.warns("underlying_read_as_logical_type")
            }
            _ => false,
        }
    }
}

#[test]
fn a_pair_that_never_resolves_is_refused_before_a_byte_is_read() {
    let mut refused = 0;
    for pair in RANDOM_PAIRS.iter().map(Pair::of) {
        let is_certain = pair.comparison.mismatches.iter().any(|it| !it.by_data);
        let dynamic = Resolver::new(&pair.writer, &pair.reader).err();
        let result = pair.read(&[]);
        match (is_certain, dynamic, result) {
            (true, Some(mismatches), Err(PayloadErrorKind::Incompatible(reasons))) => {
                let mismatches: Vec<_> = mismatches.iter().map(ToString::to_string).collect();
                assert_eq!(reasons, mismatches, "{}", pair.text);
                refused += 1;
            }
            (false, None, Err(PayloadErrorKind::Incompatible(reasons))) => {
                panic!("{reasons:?}\n{}", pair.text)
            }
            (false, None, _) => {}
            (_, dynamic, result) => panic!("{dynamic:?}\n{result:?}\n{}", pair.text),
        }
    }
    assert!(refused >= 50, "{refused}");
}

#[test]
fn all_data_of_a_compatible_pair_is_read() {
    let mut random = Random::new(0x5eed_0000_0000_0003);
    let mut compatible = 0;
    for pair in RANDOM_PAIRS.iter().map(Pair::of) {
        if !pair.comparison.is_compatible() {
            continue;
        }
        compatible += 1;
        let resolver = Resolver::new(&pair.writer, &pair.reader).expect("a compatible pair");
        let values = Values::new(&pair.writer);
        for _ in 0..VALUES {
            if let Err(error) = pair.read_both(&resolver, &values.write(&mut random)) {
                assert!(pair.is_warned(&error), "{error}\n{}", pair.text);
            }
        }
    }
    assert!(compatible >= 50, "{compatible}");
}

#[test]
fn data_that_is_said_not_to_be_read_is_not() {
    let mut random = Random::new(0x5eed_0000_0000_0004);
    let mut by_data = 0;
    for pair in RANDOM_PAIRS.iter().map(Pair::of) {
        let comparison = &pair.comparison;
        if comparison.is_compatible() || comparison.mismatches.iter().any(|it| !it.by_data) {
            continue;
        }
        by_data += 1;
        let resolver = Resolver::new(&pair.writer, &pair.reader).expect("some data is read");
        let values = Values::new(&pair.writer);
        let fails = (0..TRIES).any(|_| {
            let result = pair.read_both(&resolver, &values.write(&mut random));
            let error = result.err().filter(|error| !pair.is_warned(error));
            if let Some(error) = &error {
                assert!(error.kind().depends_on_reader(), "{error}\n{}", pair.text);
            }
            error.is_some()
        });
        assert!(fails, "{:?}\n{}", comparison.mismatches, pair.text);
    }
    assert!(by_data >= 50, "{by_data}");
}

#[test]
fn chance_reaches_every_rule() {
    let mut told = BTreeSet::new();
    for pair in RANDOM_PAIRS.iter().map(Pair::of) {
        let comparison = pair.comparison;
        let all = comparison.mismatches.iter().chain(&comparison.warnings);
        told.extend(all.map(|mismatch| mismatch.rule));
    }
    assert_eq!(told, rule_ids().collect());
}
