//! What one implementation writes, the other reads, both ways.

use std::fmt::Debug;

use apache_avro::types::Value;
use apache_avro::{from_avro_datum, to_avro_datum};
use avro_temporal_runtime::{AvroType, wire};

use crate::support::{decode, encode, schema_of};
use crate::table::{generated_types, other_types};
use crate::values::{Random, Values, has_no_fixed_order, same};

/// `apache-avro` writes any value, ours reads and writes it, `apache-avro` reads it.
pub(crate) fn check<T: AvroType + PartialEq + Debug>(rounds: u64) {
    let name = T::info().name();
    let schema = schema_of::<T>();
    let values = Values::of(&schema);
    for round in 0..rounds {
        let value = values.any(&schema, &mut Random(round), 0);
        let written = to_avro_datum(&schema, value.clone()).expect("apache-avro writes its value");
        let ours: T = decode(&written).unwrap_or_else(|error| panic!("{name} {round}: {error}"));
        let bytes = encode(&ours);
        if !has_no_fixed_order(&value) {
            assert_eq!(bytes, written, "{name} {round}");
        }
        let back = from_avro_datum(&schema, &mut &bytes[..], None).expect("apache-avro reads ours");
        assert!(
            same(&back, &value),
            "{name} {round}: {back:?} was {value:?}"
        );
        assert!(
            bytes.len() >= T::MINIMUM_SIZE,
            "{name} {round}: {} bytes",
            bytes.len()
        );

        let again: T = decode(&bytes).expect("our own bytes");
        assert_eq!(encode(&again), bytes, "{name} {round}");
        assert!(
            again == ours || holds_nan(&value),
            "{name} {round}: {again:?} was {ours:?}"
        );

        let mut blocks = Vec::new();
        values.write_in_blocks(&schema, &value, &mut blocks);
        let ours: T = decode(&blocks).unwrap_or_else(|error| panic!("{name} {round}: {error}"));
        assert_eq!(encode(&ours), bytes, "{name} {round}, of several blocks");
    }
}

fn holds_nan(value: &Value) -> bool {
    match value {
        Value::Float(value) => value.is_nan(),
        Value::Double(value) => value.is_nan(),
        Value::Map(entries) => entries.values().any(holds_nan),
        Value::Array(items) => items.iter().any(holds_nan),
        Value::Record(fields) => fields.iter().any(|(_, value)| holds_nan(value)),
        Value::Union(_, inner) => holds_nan(inner),
        _ => false,
    }
}

#[test]
fn every_generated_type() {
    for checked in generated_types() {
        // The type of 100,000 bytes has no shape of its own.
        let is_large = checked.name.ends_with("Huge") || checked.name.ends_with("Large");
        (checked.round_trip)(if is_large { 10 } else { 300 });
    }
}

#[test]
fn types_of_the_build_script_of_other_versions_and_of_rust() {
    for checked in other_types() {
        (checked.round_trip)(300);
    }
}

#[test]
fn floats_keep_their_bits() {
    for bits in [
        0x7ff8_0000_0000_1234,
        0xfff0_0000_0000_0001,
        1 << 63,
        0,
        1,
        u64::MAX,
    ] {
        let bytes = encode(&f64::from_bits(bits));
        assert_eq!(bytes, bits.to_le_bytes());
        assert_eq!(decode::<f64>(&bytes).map(f64::to_bits), Ok(bits));
    }
    for bits in [0x7fc0_1234, 0xff80_0001, 1 << 31, 0, 1, u32::MAX] {
        let bytes = encode(&f32::from_bits(bits));
        assert_eq!(bytes, bits.to_le_bytes());
        assert_eq!(decode::<f32>(&bytes).map(f32::to_bits), Ok(bits));
    }
}

#[test]
fn room_for_a_value_is_made_once() {
    // Of a type that no other test writes.
    let value = vec![vec!["Leipzig ".repeat(1000)]];
    let room = || {
        let payload = wire::write(&value).expect("it is text");
        (payload.data.len(), payload.data.capacity())
    };
    // The first shows how large they are.
    let (length, _) = room();
    assert_eq!(room(), (length, length + 16));
}
