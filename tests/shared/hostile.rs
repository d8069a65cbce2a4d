//! Bytes that are not what a schema says: an error, never a panic.

use std::fmt::Debug;

use apache_avro::to_avro_datum;
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::codec::DecodeErrorKind;

use super::support::{decode, encode, schema_of};
use super::values::{Random, Values};

/// Every prefix of a few values, and every value of every byte of them, or a few of long ones.
pub(crate) fn flip_and_cut<T: AvroType + PartialEq + Debug>(rounds: u64) {
    let name = T::info().name();
    let schema = schema_of::<T>();
    let own = T::info().schema();
    let values = Values::of(&own.set);
    for round in 0..rounds {
        let value = values.any(&own.ty, &mut Random(round), 0);
        let bytes = to_avro_datum(&schema, value).expect("apache-avro writes its value");
        let step = bytes.len() / 500 + 1;
        for end in (0..bytes.len()).step_by(step) {
            let error = decode::<T>(&bytes[..end]).err();
            let error =
                error.unwrap_or_else(|| panic!("{name} {round}: read without its end {end}"));
            assert!(error.offset() <= end, "{name} {round}: {error}");
            assert!(
                is_of_short_bytes(error.kind()),
                "{name} {round}, to {end}: {error}"
            );
        }
        let mut trailing = bytes.clone();
        trailing.push(0);
        let error = decode::<T>(&trailing).expect_err(name);
        assert_eq!(
            *error.kind(),
            DecodeErrorKind::TrailingBytes,
            "{name} {round}"
        );
        assert_eq!(error.offset(), bytes.len(), "{name} {round}");

        let mut flipped = bytes;
        for at in (0..flipped.len()).step_by(step) {
            let original = flipped[at];
            for bit in 0..8 {
                flipped[at] = original ^ (1 << bit);
                if let Ok(read) = decode::<T>(&flipped) {
                    let again = encode(&read);
                    let read: T = decode(&again).expect("our own bytes");
                    assert_eq!(encode(&read), again, "{name} {round}, byte {at}");
                }
            }
            flipped[at] = original;
        }
    }
}

/// What a value is taken for that ends too early.
fn is_of_short_bytes(kind: &DecodeErrorKind) -> bool {
    matches!(
        kind,
        DecodeErrorKind::Truncated | DecodeErrorKind::LengthBeyondInput
    )
}
