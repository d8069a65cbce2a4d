//! What one implementation writes, the other reads, both ways.

use std::fmt::Debug;

use apache_avro::types::Value;
use apache_avro::{from_avro_datum, to_avro_datum};
use avro_temporal_runtime::AvroType;

use super::support::{decode, encode, schema_of};
use super::values::{Random, Values, has_no_fixed_order, same};

/// `apache-avro` writes any value, ours reads and writes it, `apache-avro` reads it.
pub(crate) fn check<T: AvroType + PartialEq + Debug>(rounds: u64) {
    let name = T::info().name();
    let schema = schema_of::<T>();
    let own = T::info().schema();
    let values = Values::of(&own.set);
    for round in 0..rounds {
        let value = values.any(&own.ty, &mut Random(round), 0);
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
        values.write_in_blocks(&own.ty, &value, &mut blocks);
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
